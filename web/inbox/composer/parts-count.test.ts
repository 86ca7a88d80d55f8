import { expect, test } from "vitest";
import { partsCount } from "./parts-count.ts";

test("what fits goes in one", () => {
  expect(partsCount("а".repeat(100), 100)).toBe(1);
  expect(partsCount("", 100)).toBe(1);
});

test("long words go in several, parted where something ends", () => {
  expect(partsCount("а".repeat(201), 100)).toBe(3);
  expect(partsCount(`${"а".repeat(60)}. ${"б".repeat(60)}. ${"в".repeat(60)}.`, 100)).toBe(3);
});

test("a smile is not torn", () => {
  expect(partsCount("🙂".repeat(50), 99)).toBe(2);
});
