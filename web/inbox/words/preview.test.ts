import { beforeEach, expect, test } from "vitest";
import type { Preview } from "#shared/wire.ts";
import { previewWords, serviceLines, serviceWords } from "./preview.ts";
import { speakIn } from "./t.ts";

beforeEach(() => speakIn("ru"));

const preview = (over: Partial<Preview>): Preview => ({
  text: "",
  direction: "in",
  kind: "text",
  operator_id: null,
  deleted: false,
  service: null,
  ...over,
});

test("words are shown on one line", () => {
  expect(previewWords(preview({ text: "Добрый\n\nдень" }))).toBe("Добрый день");
});

test("what came without words is named", () => {
  expect(previewWords(preview({ kind: "voice" }))).toBe("Голосовое сообщение");
  expect(previewWords(preview({ kind: "hologram" }))).toBe("Сообщение");
});

test("deleted words are not repeated", () => {
  expect(previewWords(preview({ text: "Секрет", deleted: true }))).toBe("Сообщение удалено");
});

test("a system line speaks by its code", () => {
  expect(previewWords(preview({ direction: "system", kind: "blocked" }))).toBe("Бот заблокирован");
  const renamed = { code: "title_changed", title: "Склад" };
  expect(previewWords(preview({ direction: "system", kind: "title_changed", service: renamed }))).toBe(
    "Чат переименован: Склад",
  );
  expect(serviceWords({ code: "title_changed", title: "Склад" })).toBe("Чат переименован: Склад");
  expect(serviceWords({ code: "unheard_of", what: "нечто" })).toBe("нечто");
});

test("a link by which somebody came is named, with where it stood", () => {
  expect(serviceWords({ code: "started", token: "a1" })).toBe("Клиент начал чат по ссылке «a1»");
  expect(serviceWords({ code: "came_by_link", token: "a1" })).toBe("Клиент пришёл по ссылке «a1»");
  expect(serviceWords({ code: "came_by_link", source: "баннер" })).toBe(
    "Клиент пришёл по ссылке, источник «баннер»",
  );
  expect(serviceWords({ code: "came_by_link", token: "{source}", source: "баннер" })).toBe(
    "Клиент пришёл по ссылке «{source}», источник «баннер»",
  );
});

test("a system line leaves out what the channel did not tell", () => {
  expect(serviceWords({ code: "paid", amount: "1500 ₽" })).toBe("Оплата прошла: 1500 ₽");
  expect(serviceWords({ code: "paid" })).toBe("Оплата прошла");
});

test("braces in what somebody wrote are theirs", () => {
  expect(serviceWords({ code: "sent_poll", question: "{name}?" })).toBe("Опрос: {name}?");
});

test("the answers of a poll stand below it", () => {
  const poll = { code: "sent_poll", question: "Когда?", options: "Утром\nВечером" };
  expect(serviceWords(poll)).toBe("Опрос: Когда?");
  expect(serviceLines(poll)).toEqual(["Утром", "Вечером"]);
  expect(serviceLines({ code: "unheard_of", text: "нечто" })).toEqual([]);
});
