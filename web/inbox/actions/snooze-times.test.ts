import { expect, test } from "vitest";
import { snoozeChoices } from "./snooze-times.ts";

const chosen = (now: Date) =>
  Object.fromEntries(snoozeChoices(now).map(({ key, until }) => [key, new Date(until)]));

test("on a Wednesday evening: in two hours, at nine tomorrow, on Monday at nine", () => {
  const now = new Date(2026, 4, 13, 18, 20);
  expect(chosen(now)).toEqual({
    two_hours: new Date(2026, 4, 13, 20, 20),
    tomorrow: new Date(2026, 4, 14, 9),
    monday: new Date(2026, 4, 18, 9),
  });
});

test("on a Monday the next Monday is meant", () => {
  expect(chosen(new Date(2026, 4, 11, 8))["monday"]).toEqual(new Date(2026, 4, 18, 9));
});

test("the wire wants microseconds", () => {
  expect(snoozeChoices(new Date(2026, 4, 13))[0]?.until).toMatch(/\.\d{6}Z$/);
});

test("where the house opens at ten, a morning is at ten, and a closed day is passed over", () => {
  const timezone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const weekdays = Array.from({ length: 5 }, () => [["10:00", "18:00"] as const]);
  const house = { timezone, weekly: [...weekdays, [], []] };
  const choices = (now: Date) =>
    snoozeChoices(now, house).map(({ key, until }) => [key, new Date(until)] as const);
  expect(choices(new Date(2026, 4, 13, 12))[1]).toEqual(["tomorrow", new Date(2026, 4, 14, 10)]);
  // On a Friday the next morning is Monday's, which is offered once.
  expect(choices(new Date(2026, 4, 15, 12)).slice(1)).toEqual([["workday", new Date(2026, 4, 18, 10)]]);
});
