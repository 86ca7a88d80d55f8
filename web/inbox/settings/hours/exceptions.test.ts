import { expect, test } from "vitest";
import type { ExceptionCard } from "#shared/wire.ts";
import { dayOf, inOrder, isPast, withHolidays } from "./exceptions.ts";
import { stillTold, troublesOf } from "./troubles.ts";
import { USUAL_WEEK } from "./week.ts";

const day = (date: string, over: Partial<ExceptionCard> = {}): ExceptionCard => ({
  date,
  name: "",
  every_year: false,
  ranges: [],
  ...over,
});
const TODAY = "2026-11-22";

test("holidays are added once, also beside those of every year", () => {
  const there = [day("2026-01-01", { every_year: true }), day("2027-02-23")];
  const names = ["2027-01-01", "2027-02-23", "2027-03-08"].map((date) => ({ date, name: date }));
  const { exceptions, added } = withHolidays(there, names);
  expect(added).toBe(1);
  expect(exceptions.at(-1)).toEqual(day("2027-03-08", { name: "2027-03-08" }));
  expect(withHolidays(exceptions, names).added).toBe(0);
});

test("days stand in the order in which they come", () => {
  const days = [day("2027-03-08"), day("2020-01-01", { every_year: true }), day("2026-12-31")];
  expect(inOrder(days, TODAY).map(({ date }) => date)).toEqual(["2026-12-31", "2020-01-01", "2027-03-08"]);
});

test("what comes every year never has passed", () => {
  expect(isPast(day("2026-11-21"), TODAY)).toBe(true);
  expect(isPast(day(TODAY), TODAY)).toBe(false);
  expect(isPast(day("2020-01-01", { every_year: true }), TODAY)).toBe(false);
});

test("a day is named by the clock on the wall", () => {
  expect(dayOf(new Date(2026, 0, 5, 23, 59))).toBe("2026-01-05");
});

test("troubles stand at their fields", () => {
  const hours = {
    timezone: "Europe/Moscow",
    weekly: [[["9", "18:00"]] as const, ...USUAL_WEEK.slice(1)],
    exceptions: [day("2026-12-31"), day("2026-12-31"), day(""), day("2027-12-31", { every_year: true })],
  };
  expect(troublesOf(hours)).toEqual({
    "weekly.0": "time_wrong",
    "exceptions.1": "date_twice",
    "exceptions.2": "date_wrong",
  });
});

test("what the server said stays until its field is changed", () => {
  const before = { timezone: "Mars/Olympus", weekly: USUAL_WEEK, exceptions: [] };
  const told = { timezone: "timezone_unknown", "weekly.0": "ranges_overlap" };
  expect(stillTold(told, before, { ...before, timezone: "Europe/Moscow" })).toEqual({
    "weekly.0": "ranges_overlap",
  });
});
