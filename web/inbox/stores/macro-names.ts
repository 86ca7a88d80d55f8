import { learnAttributes } from "./attributes.ts";
import { learnHours } from "./hours.ts";
import { learnMacros } from "./macros.ts";

/** Macros with the names of what they set; without these names they are still macros. Throws Refused. */
export function learnMacrosByName(): Promise<void> {
  learnAttributes().catch(() => undefined);
  learnHours().catch(() => undefined);
  return learnMacros();
}
