import { CalendarClock } from "lucide-preact";
import type { Time } from "#shared/wire.ts";
import { snoozeChoices } from "../actions/snooze-times.ts";
import { now } from "../stores/clock.ts";
import { hours } from "../stores/hours.ts";
import type { MenuItem } from "../ui/Menu.tsx";
import { moment } from "../words/dates.ts";
import { t } from "../words/t.ts";

/** Until when a matter may be put off, in words; the last leads to a time of one's own. */
export const snoozeItems = (choose: (until: Time) => void, askTime: () => void): readonly MenuItem[] => [
  ...snoozeChoices(new Date(now.value), hours.value?.house ?? null).map(
    ({ key, until }): MenuItem => ({
      key,
      label: t(`snooze.${key}`),
      hint: moment(until, now.value),
      act: () => choose(until),
    }),
  ),
  { key: "own", label: t("snooze.own"), icon: CalendarClock, act: askTime },
];
