import { expect, test } from "vitest";
import { differences } from "./differences.ts";

test.each([
  ["abc", "abc", "", ""],
  ["abc", "bc", "a", ""],
  ["abc", "xabc", "", "x"],
  ["abcd", "Dabc", "d", "D"],
  ["abcd", "bcdA", "a", "A"],
  ["abcd", "aBcd", "b", "B"],
  ["", "ab", "", "ab"],
])("between %s and %s", (before, after, gone, come) => {
  expect(differences([...before], [...after], 9)).toEqual({ gone: [...gone], come: [...come] });
});

test("what differs too much is not told apart", () => {
  expect(differences([..."abcdef"], [..."ghijkl"], 4)).toBeNull();
});
