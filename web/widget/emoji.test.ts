import { expect, test } from "vitest";
import { isLargeEmoji } from "./emoji.ts";

test.each(["👍", "👍🏽", "❤️", "👨‍👩‍👧", "🇷🇺", "🙏 🙏 🙏", "🏳️‍🌈🎉"])("%s is drawn large", (text) => {
  expect(isLargeEmoji(text)).toBe(true);
});

test.each(["", " ", "5", "123", "#", "©", "👍 да", "🎉🎉🎉🎉", "❤", "👍".repeat(5000)])(
  "%s is not",
  (text) => {
    expect(isLargeEmoji(text)).toBe(false);
  },
);
