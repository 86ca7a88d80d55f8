import { expect, test } from "vitest";
import { delayBefore } from "./backoff.ts";

test("each wait doubles, up to twenty seconds", () => {
  expect([0, 1, 2, 3, 10].map((attempt) => delayBefore(attempt, 1))).toEqual([500, 1000, 2000, 4000, 20_000]);
});

test("chance takes off up to a half", () => {
  expect(delayBefore(3, 0)).toBe(2000);
  expect(delayBefore(3, 0.5)).toBe(3000);
});
