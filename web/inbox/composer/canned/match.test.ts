import { expect, test } from "vitest";
import type { CannedReplyCard } from "#shared/wire.ts";
import { matching } from "./match.ts";

const reply = (id: number, title: string, over: Partial<CannedReplyCard> = {}): CannedReplyCard => ({
  id,
  folder_id: null,
  shortcut: "",
  title,
  language: null,
  text: title,
  entities: [],
  is_shared: true,
  owner_id: 1,
  used_count: 0,
  last_used_at: null,
  ...over,
});

const titles = (replies: readonly CannedReplyCard[], query: string, language: "ru" | "en" | null = null) =>
  matching(replies, query, language).map(({ title }) => title);

const shop = [
  reply(1, "Сроки доставки", { shortcut: "срок", used_count: 9 }),
  reply(2, "Доставка в регионы", { shortcut: "регион" }),
  reply(3, "Спасибо", { text: "Спасибо за заказ! Ждём снова." }),
  reply(4, "Delivery times", { shortcut: "time", language: "en" }),
];

test("a shortcut counts before a title, a title before the text", () => {
  expect(titles(shop, "срок")).toEqual(["Сроки доставки"]);
  expect(titles(shop, "доставк")).toEqual(["Сроки доставки", "Доставка в регионы"]);
  expect(titles(shop, "заказ")).toEqual(["Спасибо"]);
});

test("the keyboard layout does not matter", () => {
  expect(titles(shop, "chjr")).toEqual(["Сроки доставки"]);
  expect(titles(shop, "ешьу")).toEqual(["Delivery times"]);
});

test("without a query all stand there, the most used first", () => {
  expect(titles(shop, "")[0]).toBe("Сроки доставки");
  expect(titles(shop, "")).toHaveLength(4);
});

test("what is in the language of the client comes first", () => {
  expect(titles(shop, "", "en").indexOf("Delivery times")).toBeLessThan(
    titles([...shop, reply(5, "Только по-русски", { language: "ru", used_count: 99 })], "", "en").indexOf(
      "Только по-русски",
    ),
  );
});

test("ё is as good as е", () => {
  expect(titles([reply(1, "Ещё вопрос")], "еще")).toEqual(["Ещё вопрос"]);
});
