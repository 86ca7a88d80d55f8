import { signal } from "@preact/signals";
import type { Time } from "#shared/wire.ts";

/** A day is being chosen: where it was asked for, and the day that is read just now. */
export const dayAsked = signal<{ readonly anchor: HTMLElement; readonly at: Time } | null>(null);

/** Asks which day to read, beside the day that stands there. */
export function askDay(anchor: HTMLElement, at: Time): void {
  dayAsked.value = { anchor, at };
}

/** The same by a key, for the day at the top of the thread. */
export function askDayHere(): void {
  const pill = document.querySelector<HTMLElement>(".is-sticky .day-pill");
  const at = pill?.dataset["at"];
  if (pill && at) askDay(pill, at);
}
