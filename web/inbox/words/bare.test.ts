import { expect, test } from "vitest";
import { bare } from "./bare.ts";

test.each([
  ["«Свет и тень»", "Свет и тень"],
  ['"Lamps"', "Lamps"],
  ["„Лавка“", "Лавка"],
  ["Лавка", "Лавка"],
  ["«Свет» и «Тень»", "«Свет» и «Тень»"],
  ["«»", "«»"],
])("%s is put into quotation marks as %s", (name, inner) => {
  expect(bare(name)).toBe(inner);
});
