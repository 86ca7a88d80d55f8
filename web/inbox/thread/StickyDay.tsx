import { now } from "../stores/clock.ts";
import { dayName } from "../words/dates.ts";
import { t } from "../words/t.ts";
import { askDay } from "./calendar/ask-day.ts";
import type { Entry } from "./entries.ts";

type Props = { readonly entry: Entry | undefined; readonly isShown: boolean };

/** The day of what passes under the top, for as long as the reader is on the way; a day's own line needs no other. */
export function StickyDay({ entry, isShown }: Props) {
  if (!entry) return null;
  return (
    <div class={`day-line is-sticky ${isShown && entry.is !== "day" ? "is-shown" : ""}`} aria-hidden="true">
      <DayPill at={entry.at} tabIndex={-1} />
    </div>
  );
}

/** The name of a day; a press asks which other one to read. */
export const DayPill = ({ at, tabIndex }: { readonly at: string; readonly tabIndex?: number }) => (
  <button
    type="button"
    class="day-pill"
    data-at={at}
    tabIndex={tabIndex}
    title={t("day.choose")}
    aria-haspopup="dialog"
    onClick={(event) => askDay(event.currentTarget, at)}
  >
    {dayName(at, now.value)}
  </button>
);
