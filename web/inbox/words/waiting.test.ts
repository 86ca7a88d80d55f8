import { expect, test } from "vitest";
import { pressureOf } from "./waiting.ts";

const minutes = (count: number) => count * 60_000;

test.each([
  [minutes(0), "calm"],
  [minutes(14.9), "calm"],
  [minutes(15), "long"],
  [minutes(59.9), "long"],
  [minutes(60), "late"],
  [minutes(6000), "late"],
] as const)("after %i ms of waiting it is %s", (waited, pressure) => {
  expect(pressureOf(waited)).toBe(pressure);
});
