import { expect, test } from "vitest";
import { pressureOf } from "./waiting.ts";

const minutes = (count: number) => count * 60_000;
const HOUSE = { waiting_amber_minutes: 15, waiting_red_minutes: 60 };

test.each([
  [minutes(0), "calm"],
  [minutes(14.9), "calm"],
  [minutes(15), "long"],
  [minutes(59.9), "long"],
  [minutes(60), "late"],
  [minutes(6000), "late"],
] as const)("after %i ms of waiting it is %s", (waited, pressure) => {
  expect(pressureOf(waited, HOUSE)).toBe(pressure);
});

test("a house that is in a hurry decides for itself", () => {
  expect(pressureOf(minutes(3), { waiting_amber_minutes: 1, waiting_red_minutes: 3 })).toBe("late");
});
