import { now } from "../stores/clock.ts";
import { dayName } from "../words/dates.ts";
import type { Entry } from "./entries.ts";

type Props = { readonly entry: Entry | undefined; readonly isShown: boolean };

/** The day of what passes under the top, for as long as the reader is on the way; a day's own line needs no other. */
export function StickyDay({ entry, isShown }: Props) {
  if (!entry) return null;
  return (
    <div class={`day-line is-sticky ${isShown && entry.is !== "day" ? "is-shown" : ""}`} aria-hidden="true">
      <span class="day-pill">{dayName(entry.at, now.value)}</span>
    </div>
  );
}
