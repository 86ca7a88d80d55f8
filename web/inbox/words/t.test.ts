import { beforeEach, describe, expect, test } from "vitest";
import { counted, speakIn, t, wordsFor } from "./t.ts";

describe("in Russian", () => {
  beforeEach(() => speakIn("ru"));

  test.each([
    [0, "0 непрочитанных сообщений"],
    [1, "1 непрочитанное сообщение"],
    [2, "2 непрочитанных сообщения"],
    [5, "5 непрочитанных сообщений"],
    [11, "11 непрочитанных сообщений"],
    [21, "21 непрочитанное сообщение"],
    [22, "22 непрочитанных сообщения"],
    [112, "112 непрочитанных сообщений"],
  ])("%i takes its own form", (count, words) => {
    expect(counted("row.unread", count)).toBe(words);
  });

  test("a million is grouped", () => {
    expect(counted("row.unread", 1_000_000)).toBe("1\u00a0000\u00a0000 непрочитанных сообщений");
  });
});

describe("in English", () => {
  beforeEach(() => speakIn("en"));

  test.each([
    [0, "0 unread messages"],
    [1, "1 unread message"],
    [21, "21 unread messages"],
    [1_000_000, "1,000,000 unread messages"],
  ])("%i takes its own form", (count, words) => {
    expect(counted("row.unread", count)).toBe(words);
  });

  test("what a person wrote is filled in as it is", () => {
    expect(t("message.forwarded", { name: "{name} $& <b>" })).toBe("Forwarded from {name} $& <b>");
  });

  test("a code that nobody taught us has no words", () => {
    expect(wordsFor("failure", "blocked")).toBe("The client blocked the bot.");
    expect(wordsFor("failure", "solar_flare")).toBeNull();
  });
});
