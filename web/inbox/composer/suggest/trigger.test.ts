import { expect, test } from "vitest";
import { triggerAt } from "./trigger.ts";

const at = (text: string, isNote = false) => triggerAt(text, text.length, isNote);

test("a slash at the beginning of a word asks for a canned reply", () => {
  expect(at("/")).toEqual({ kind: "canned", from: 0, query: "" });
  expect(at("Добрый день\n/дост")).toEqual({ kind: "canned", from: 12, query: "дост" });
});

test("a slash within a word, an address or a path is only a slash", () => {
  expect(at("и/или")).toBeNull();
  expect(at("https://")).toBeNull();
  expect(at("/var/log")).toBeNull();
});

test("what stands behind the caret does not count", () => {
  expect(triggerAt("/да потом", 3, false)).toEqual({ kind: "canned", from: 0, query: "да" });
  expect(triggerAt("/да потом", 9, false)).toBeNull();
});

test("colleagues are named in notes", () => {
  expect(at("Спроси @мар")).toBeNull();
  expect(at("Спроси @мар", true)).toEqual({ kind: "mention", from: 7, query: "мар" });
  expect(at("info@shop", true)).toBeNull();
});

test("two letters behind a colon ask for an emoji, a time does not", () => {
  expect(at("Да :с")).toBeNull();
  expect(at("Да :серд")).toEqual({ kind: "emoji", from: 3, query: "серд" });
  expect(at("Да :10")).toBeNull();
});
