import { expect, test } from "vitest";
import { isOn, notCarried, splice, together, toggle, trimmed } from "./styled.ts";

const bold = (offset: number, length: number) => ({ type: "bold", offset, length });

test("space around the words goes, and formatting moves with them", () => {
  expect(trimmed({ text: "\n Да, завтра ", entities: [bold(2, 2), bold(6, 7)] })).toEqual({
    text: "Да, завтра",
    entities: [bold(0, 2), bold(4, 6)],
  });
});

test("words that come back stand above what was begun since", () => {
  const above = { text: "Да", entities: [bold(0, 2)] };
  expect(together([above, { text: "", entities: [] }, above])).toEqual({
    text: "Да\nДа",
    entities: [bold(0, 2), bold(3, 2)],
  });
});

test("a style is put on, reaches further, and is taken off from the middle", () => {
  const once = toggle([], "bold", 2, 5);
  expect(once).toEqual([bold(2, 3)]);
  expect(toggle(once, "bold", 4, 8)).toEqual([bold(2, 6)]);
  expect(toggle([bold(2, 6)], "bold", 4, 5)).toEqual([bold(2, 2), bold(5, 3)]);
  expect(isOn([bold(2, 6)], "bold", 3, 8)).toBe(true);
});

test("styles lie over each other", () => {
  expect(toggle([bold(0, 4)], "italic", 2, 6)).toEqual([
    bold(0, 4),
    { type: "italic", offset: 2, length: 4 },
  ]);
});

test("what is put into a style belongs to it; what takes its place has its own", () => {
  const styled = { text: "до среды точно", entities: [bold(3, 5)] };
  expect(splice(styled, 5, 5, { text: "!!", entities: [] }).entities).toEqual([bold(3, 7)]);
  expect(
    splice(styled, 3, 8, { text: "пятницы", entities: [{ type: "italic", offset: 0, length: 7 }] }),
  ).toEqual({
    text: "до пятницы точно",
    entities: [{ type: "italic", offset: 3, length: 7 }],
  });
});

test("a mention that is written into is none any more", () => {
  const mention = { type: "mention", offset: 0, length: 7, operator_id: 2 };
  expect(splice({ text: "@Marina", entities: [mention] }, 3, 4, { text: "", entities: [] }).entities).toEqual(
    [],
  );
});

test("each style that a channel cannot carry is named once", () => {
  expect(notCarried([bold(0, 1), bold(2, 1), { type: "link", offset: 4, length: 5 }], ["link"])).toEqual([
    "bold",
  ]);
});
