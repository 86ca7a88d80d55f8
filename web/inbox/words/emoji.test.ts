import { expect, test } from "vitest";
import { asEmoji } from "./emoji.ts";

test.each([
  ["a heart without its sign for colour", "\u2764", "\u2764\uFE0F"],
  ["a heart that has it", "\u2764\uFE0F", "\u2764\uFE0F"],
  ["a heart on fire", "\u2764\u200D\u{1F525}", "\u2764\uFE0F\u200D\u{1F525}"],
  ["a thumb, in colour by itself", "\u{1F44D}", "\u{1F44D}"],
  ["a hand with a colour of skin", "\u270C\u{1F3FD}", "\u270C\u{1F3FD}"],
  ["words", "ok 1", "ok 1"],
])("%s is drawn as a picture", (_, signs, drawn) => {
  expect(asEmoji(signs)).toBe(drawn);
});
