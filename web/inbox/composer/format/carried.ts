import { mode, target } from "../../stores/composing.ts";
import type { Address } from "../addresses.ts";
import { FORMATS, type Format } from "./formats.ts";

const ALL: readonly Format[] = FORMATS.map(({ type }) => type);

/** Formatting that reaches whoever the words are for: a note carries all. */
export function carriedNow(): readonly Format[] {
  if (mode.value === "note") return ALL;
  return carriedBy(target.value);
}

export const carriedBy = (address: Address | undefined): readonly Format[] =>
  ALL.filter((type) => address?.channel?.capabilities.entities.includes(type));
