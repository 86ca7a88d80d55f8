import { ChevronLeft, ChevronRight } from "lucide-preact";
import { createPortal } from "preact/compat";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Time } from "#shared/wire.ts";
import { now } from "../../stores/clock.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { placeBeside } from "../../ui/place-beside.ts";
import { dayName, monthName, weekdayNames } from "../../words/dates.ts";
import { t } from "../../words/t.ts";
import { jumpToDay } from "../jump.ts";
import { dayAsked } from "./ask-day.ts";
import { dayBehind, monthsAway, weeksOf } from "./month.ts";
import "../../styles/calendar.css";

type Props = { readonly anchor: HTMLElement; readonly at: Time };

/** A month to choose a day from, up to today; the thread goes to the first message of that day or after it. */
export function DayPicker({ anchor, at }: Props) {
  const today = startOf(new Date(now.value));
  const [day, setDay] = useState(() => startOf(new Date(at)));
  const place = useRef<HTMLDivElement>(null);
  const leave = () => {
    dayAsked.value = null;
    document.getElementById("history")?.focus();
  };
  useLayoutEffect(() => {
    const node = place.current;
    if (!node) return;
    placeBeside(node, anchor);
    const outside = ({ target }: Event) => {
      if (target instanceof Node && !node.contains(target)) dayAsked.value = null;
    };
    document.addEventListener("pointerdown", outside, true);
    return () => document.removeEventListener("pointerdown", outside, true);
  }, [anchor]);
  useLayoutEffect(() => {
    place.current?.querySelector<HTMLElement>(`[data-day="${keyOf(day)}"]`)?.focus();
  }, [day]);
  const choose = (chosen: Date) => {
    leave();
    void jumpToDay(chosen);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === "Escape") leave();
    const to = event.target instanceof HTMLElement && event.target.dataset["day"] ? event.key : "";
    const next = dayBehind(to, day, today);
    if (next) setDay(next);
    if (next || event.key === "Escape") event.preventDefault();
  };
  const [year, month] = [day.getFullYear(), day.getMonth()];
  const isLastMonth = year === today.getFullYear() && month === today.getMonth();
  const turn = (by: number) => setDay(dayBehind(by < 0 ? "PageUp" : "PageDown", day, today) ?? day);
  return createPortal(
    <div class="calendar float" role="dialog" aria-label={t("day.choose")} ref={place} onKeyDown={onKeyDown}>
      <div class="calendar-head">
        <IconButton icon={ChevronLeft} label={t("day.month_before")} onClick={() => turn(-1)} />
        <div class="calendar-month" aria-live="polite">
          {monthName(day)}
        </div>
        <IconButton
          icon={ChevronRight}
          label={t("day.month_after")}
          aria-disabled={isLastMonth}
          onClick={() => !isLastMonth && turn(1)}
        />
      </div>
      <table class="calendar-days" aria-label={monthName(day)}>
        <thead>
          <tr>
            {weekdayNames().map(({ short, long }) => (
              <th key={short} scope="col" abbr={long}>
                {short}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(year, month).map((week) => (
            <tr key={keyOf(week[0] ?? day)}>
              {week.map((one) => (
                <td key={keyOf(one)}>
                  <Day
                    day={one}
                    isToday={keyOf(one) === keyOf(today)}
                    isChosen={keyOf(one) === keyOf(day)}
                    isOff={one > today}
                    isOutside={one.getMonth() !== month}
                    choose={choose}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div class="calendar-foot">
        <button type="button" class="link-button" onClick={() => choose(monthsAway(today, -1))}>
          {t("day.month_ago")}
        </button>
        <button type="button" class="link-button" onClick={() => choose(monthsAway(today, -12))}>
          {t("day.year_ago")}
        </button>
        <button type="button" class="link-button" onClick={() => choose(new Date(2000, 0, 1))}>
          {t("day.beginning")}
        </button>
      </div>
    </div>,
    document.body,
  );
}

type DayProps = {
  readonly day: Date;
  readonly isToday: boolean;
  readonly isChosen: boolean;
  readonly isOff: boolean;
  readonly isOutside: boolean;
  readonly choose: (day: Date) => void;
};

const Day = ({ day, isToday, isChosen, isOff, isOutside, choose }: DayProps) => (
  <button
    type="button"
    class={`calendar-day ${isOutside ? "is-outside" : ""}`}
    data-day={keyOf(day)}
    tabIndex={isChosen ? 0 : -1}
    aria-pressed={isChosen}
    aria-current={isToday ? "date" : undefined}
    aria-label={dayName(day.toISOString(), now.value)}
    disabled={isOff}
    onClick={() => choose(day)}
  >
    {day.getDate()}
  </button>
);

const startOf = (at: Date): Date => new Date(at.getFullYear(), at.getMonth(), at.getDate());

const keyOf = (day: Date): string => `${day.getFullYear()}-${day.getMonth() + 1}-${day.getDate()}`;
