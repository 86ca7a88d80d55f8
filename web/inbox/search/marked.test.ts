import { expect, test } from "vitest";
import { piecesOf } from "./marked.ts";

test("found words stand apart from what is around them", () => {
  const text = "🎁 Где заказ, где?";
  const at = text.indexOf("заказ");
  expect(piecesOf({ text, marks: [[at, at + 5]] })).toEqual([
    { text: "🎁 Где ", isFound: false },
    { text: "заказ", isFound: true },
    { text: ", где?", isFound: false },
  ]);
});

test("marks that do not fit the line are left out", () => {
  expect(piecesOf({ text: "коротко", marks: [[3, 90]] })).toEqual([{ text: "коротко", isFound: false }]);
  expect(piecesOf({ text: "", marks: [] })).toEqual([]);
});
