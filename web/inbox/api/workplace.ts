import type { Workplace } from "#shared/wire.ts";
import { ask } from "./ask.ts";

/** A field left out stays. */
export const putWorkplace = (change: Partial<Workplace>): Promise<Workplace> =>
  ask("PUT", "/workplace", change);
