import { dayName } from "../words/dates.ts";
import { t } from "../words/t.ts";
import type { Heading } from "./sections.ts";

/** "Просрочено", "В ближайший час", "Завтра"; for what is over its day. */
export function headingWords(heading: Heading, now: number): string {
  switch (heading) {
    case "late":
    case "soon":
    case "today":
    case "tomorrow":
    case "later":
      return t(`calls.heading_${heading}`);
    default:
      return dayName(new Date(heading.slice("day ".length)).toISOString(), now);
  }
}
