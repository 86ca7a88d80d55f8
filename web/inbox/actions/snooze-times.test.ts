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
