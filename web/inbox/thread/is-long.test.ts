import { expect, test } from "vitest";
import { isLong } from "./is-long.ts";

test("long is what fills the screen, by lines or by characters", () => {
  expect(isLong("Где заказ?")).toBe(false);
  expect(isLong("строка\n".repeat(12))).toBe(false);
  expect(isLong("строка\n".repeat(20))).toBe(true);
  expect(isLong("а".repeat(1_501))).toBe(true);
});
