import { expect, test } from "vitest";
import { filled, unknownPlaces } from "./filled.ts";

const KNOWN = { opens_at: "завтра в 9:00", usual: "4 минуты" };

test("places are filled in", () => {
  expect(filled("Сейчас закрыто. Ответим {opens_at}!", KNOWN)).toBe("Сейчас закрыто. Ответим завтра в 9:00!");
});

test("a sentence goes without what is not known, and so does a line of nothing else", () => {
  const words = "Здравствуйте! Обычно отвечаем за {usual}.\nОткроемся {opens_at}\n\nСпасибо.";
  expect(filled(words, { ...KNOWN, usual: null })).toBe("Здравствуйте!\nОткроемся завтра в 9:00\n\nСпасибо.");
  expect(filled("Ждите {usual}.", { opens_at: null, usual: null })).toBe("");
});

test.each([
  ["Пишите на shop.ru или ждите: отвечаем за {usual}.", ""],
  ["Пишите на shop.ru. Отвечаем за {usual}.", "Пишите на shop.ru."],
  ["Скоро… Отвечаем за {usual}? Пишите.", "Скоро… Пишите."],
])("a dot inside a word ends no sentence: %s", (words, said) => {
  expect(filled(words, { ...KNOWN, usual: null })).toBe(said);
});

test("other braces are noticed", () => {
  expect(unknownPlaces("{name}, ответим {opens_at}")).toEqual(["name"]);
});
