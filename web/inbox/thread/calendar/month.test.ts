import { expect, test } from "vitest";
import { dayBehind, monthsAway, weeksOf } from "./month.ts";

test("a month begins on the Monday of its first week and ends on the Sunday of its last", () => {
  const weeks = weeksOf(2026, 10);
  expect(weeks[0]?.[0]).toEqual(new Date(2026, 9, 26));
  expect(weeks.at(-1)?.at(-1)).toEqual(new Date(2026, 11, 6));
  expect(weeks.every((week) => week.length === 7)).toBe(true);
  expect(weeksOf(2027, 1)).toHaveLength(4);
});

test("a month away is the same day, or the last there is", () => {
  expect(monthsAway(new Date(2026, 0, 31), 1)).toEqual(new Date(2026, 1, 28));
  expect(monthsAway(new Date(2026, 0, 15), -1)).toEqual(new Date(2025, 11, 15));
});

test("keys lead from day to day, never into the days to come", () => {
  const today = new Date(2026, 10, 18);
  expect(dayBehind("ArrowLeft", today, today)).toEqual(new Date(2026, 10, 17));
  expect(dayBehind("ArrowDown", today, today)).toEqual(today);
  expect(dayBehind("Home", today, today)).toEqual(new Date(2026, 10, 16));
  expect(dayBehind("PageUp", today, today)).toEqual(new Date(2026, 9, 18));
  expect(dayBehind("x", today, today)).toBe(undefined);
});
