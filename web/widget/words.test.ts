import { describe, expect, test } from "vitest";
import { chooseLanguage } from "./language.ts";
import { launcherWords } from "./launcher/words.ts";
import { wordsIn } from "./words.ts";

const ru = launcherWords("ru").t;
const en = launcherWords("en").t;

describe("words", () => {
  test.each([
    [1, "Открыть чат, 1 новое сообщение"],
    [2, "Открыть чат, 2 новых сообщения"],
    [5, "Открыть чат, 5 новых сообщений"],
    [21, "Открыть чат, 21 новое сообщение"],
    [1_000_000, "Открыть чат, 1000000 новых сообщений"],
  ])("count in Russian: %i", (count, words) => {
    expect(ru("launcher.unread", { count })).toBe(words);
  });

  test("count in English", () => {
    expect(en("launcher.unread", { count: 1 })).toBe("Open chat, 1 new message");
    expect(en("launcher.unread", { count: 21 })).toBe("Open chat, 21 new messages");
  });

  test("take names as they are, also those that look like a place to fill in", () => {
    const { t } = wordsIn("en");
    expect(t("presence.two", { name: "{other}", other: "$&" })).toBe("{other} and $& are here");
  });
});

describe("the language", () => {
  test("is the first wish that we speak", () => {
    expect(chooseLanguage(null, undefined, "ru-RU")).toBe("ru");
    expect(chooseLanguage("en", "ru", "ru-RU")).toBe("en");
    expect(chooseLanguage("kk", null, "RU")).toBe("ru");
  });

  test("is English for everybody else", () => {
    expect(chooseLanguage("", "de-AT")).toBe("en");
  });
});
