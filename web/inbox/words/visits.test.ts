import { beforeEach, expect, test } from "vitest";
import { speakIn } from "./t.ts";
import { deviceWords, languageWords, sourceWords } from "./visits.ts";

beforeEach(() => speakIn("ru"));

const came = (referrer: string | null, labels: Readonly<Record<string, string>> = {}) => ({
  referrer,
  labels,
});

test.each([
  [came("https://www.yandex.ru/search?text=1"), "yandex.ru"],
  [came("https://ya.ru/", { utm_source: "direct", utm_campaign: "зима" }), "direct / зима"],
  [came("https://shop.example/list"), ""],
  [came(null), ""],
  [came("не адрес"), ""],
])("%j came from «%s»", (given, words) => {
  expect(sourceWords(given, "https://shop.example/kettle")).toBe(words);
});

test("a device is named by what is known of it", () => {
  expect(deviceWords({ kind: "phone", browser: "Safari", system: "iOS" })).toBe("телефон · Safari · iOS");
  expect(deviceWords({ kind: null, browser: "", system: "" })).toBe("");
  expect(deviceWords(null)).toBe("");
});

test("a language has a name", () => {
  expect(languageWords("de-AT")).toBe("немецкий");
  expect(languageWords(null)).toBe("");
  expect(languageWords("--")).toBe("--");
});
