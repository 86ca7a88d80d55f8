import { expect, test } from "vitest";
import { runsOf, safeHref } from "./entities.ts";

const shown = (text: string, entities: Parameters<typeof runsOf>[1] = []) =>
  runsOf(text, entities).map(({ text: words, styles, href }) => [words, styles.join("+"), href]);

test("plain words are one run", () => {
  expect(shown("Здравствуйте")).toEqual([["Здравствуйте", "", null]]);
});

test("offsets count UTF-16 units, so a heart before the bold word takes two", () => {
  expect(shown("💙 Анна тут", [{ type: "bold", offset: 3, length: 4 }])).toEqual([
    ["💙 ", "", null],
    ["Анна", "bold", null],
    [" тут", "", null],
  ]);
});

test("formatting that overlaps is cut into stretches that carry both", () => {
  const entities = [
    { type: "bold", offset: 0, length: 6 },
    { type: "italic", offset: 3, length: 6 },
  ];
  expect(shown("абвгдежзи", entities)).toEqual([
    ["абв", "bold", null],
    ["где", "bold+italic", null],
    ["жзи", "italic", null],
  ]);
});

test("formatting that reaches beyond the end or lies outside does no harm", () => {
  const entities = [
    { type: "bold", offset: 2, length: 99 },
    { type: "italic", offset: 50, length: 3 },
    { type: "code", offset: -1, length: 2 },
  ];
  expect(shown("абвг", entities)).toEqual([
    ["аб", "", null],
    ["вг", "bold", null],
  ]);
});

test("a link behind words leads where it says, unless that would be a script", () => {
  const linked = (url: string) => shown("тут", [{ type: "text_link", offset: 0, length: 3, url }]);
  expect(linked("https://shop.example/a")).toEqual([["тут", "text_link", "https://shop.example/a"]]);
  expect(linked("javascript:alert(1)")).toEqual([["тут", "text_link", null]]);
  expect(linked("data:text/html,x")).toEqual([["тут", "text_link", null]]);
});

test("an address that nobody marked is found, without the full stop after it", () => {
  expect(shown("Смотрите https://shop.example/a?b=1.")).toEqual([
    ["Смотрите ", "", null],
    ["https://shop.example/a?b=1", "link", "https://shop.example/a?b=1"],
    [".", "", null],
  ]);
  expect(shown("(https://shop.example/(a))").map(([words]) => words)).toEqual([
    "(",
    "https://shop.example/(a)",
    ")",
  ]);
});

test("a marked address without a scheme leads to https", () => {
  expect(shown("shop.example", [{ type: "link", offset: 0, length: 12 }])[0]?.[2]).toBe(
    "https://shop.example/",
  );
});

test("phones and mails can be pressed", () => {
  expect(shown("+7 900 000", [{ type: "phone", offset: 0, length: 10 }])[0]?.[2]).toBe("tel:+7900000");
  expect(shown("a@b.ru", [{ type: "email", offset: 0, length: 6 }])[0]?.[2]).toBe("mailto:a@b.ru");
});

test("only harmless schemes pass", () => {
  expect(safeHref("vbscript:x")).toBeNull();
  expect(safeHref("нечто")).toBeNull();
  expect(safeHref("http://shop.example")).toBe("http://shop.example/");
});
