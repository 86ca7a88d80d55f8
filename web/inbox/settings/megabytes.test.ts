import { expect, test } from "vitest";
import { inMegabytes, toBytes } from "./megabytes.ts";

test("a limit goes into the field and comes back as it was", () => {
  for (const bytes of [100_000, 2_500_000, 20_000_000, 2_000_000_000])
    expect(toBytes(inMegabytes(bytes))).toBe(bytes);
});

test("an empty field leaves it to the house", () => {
  expect(toBytes("  ")).toBeNull();
  expect(inMegabytes(null)).toBe("");
});

test("a comma is a point in Russian", () => {
  expect(toBytes("1,5")).toBe(1_500_000);
});
