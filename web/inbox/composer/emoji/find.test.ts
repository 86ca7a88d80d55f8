import { expect, test } from "vitest";
import { allEmoji, emojiOf, GROUPS } from "./emoji.ts";
import { findEmoji } from "./find.ts";
import { inTone } from "./tone.ts";

const found = (query: string) => findEmoji(query, 8).map(({ emoji }) => emoji);

test("every group has its emoji, and each is called something in both languages", () => {
  expect(GROUPS.filter((group) => emojiOf[group].length < 50)).toEqual([]);
  expect(allEmoji.filter(({ name }) => name.ru === "" || name.en === "")).toEqual([]);
});

test("emoji are found in both languages and on the wrong layout", () => {
  expect(found("сердце")[0]).toMatch(/❤|💘|💝|💖|💗/u);
  expect(found("cthlwt")).toEqual(found("сердце"));
  expect(found("thumbs")[0]).toContain("👍");
  expect(found("ель")).toContain("🌲");
});

test("what nobody calls anything is not found", () => {
  expect(found("щщщщ")).toEqual([]);
  expect(found(" ")).toEqual([]);
});

test("a skin tone goes onto every hand", () => {
  expect(inTone("👍️", "🏽")).toBe("👍🏽");
  expect(inTone("👋", "")).toBe("👋");
});
