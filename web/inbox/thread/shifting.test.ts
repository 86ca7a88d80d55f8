import { expect, test } from "vitest";
import { message, minute } from "../testing/cast.ts";
import { type Entry, entriesOf } from "./entries.ts";
import { isShifted } from "./shifting.ts";

const said = (from: number, upto: number): readonly Entry[] =>
  entriesOf(
    Array.from({ length: upto - from }, (_, at) => message({ id: from + at, at: minute(from + at) })),
    [],
    null,
  );

test("what comes in front, or goes there, leaves the end where it is", () => {
  expect(isShifted(said(50, 100), said(1, 100))).toBe(true);
  expect(isShifted(said(1, 100), said(50, 100))).toBe(true);
});

test("what comes behind, or goes there, leaves the beginning where it is", () => {
  expect(isShifted(said(1, 50), said(1, 100))).toBe(false);
  expect(isShifted(said(1, 100), said(1, 50))).toBe(false);
});

test("nothing to begin with is no shift", () => {
  expect(isShifted([], said(1, 50))).toBe(false);
});
