// @vitest-environment node
import { expect, test } from "vitest";
import { differences, flatten } from "./locale-keys.mjs";

test("the same words in both languages differ in nothing", () => {
  const ru = {
    send: "Отправить",
    n_one: "{n} новое",
    n_few: "{n} новых",
    n_many: "{n} новых",
    n_other: "{n} новых",
  };
  const en = { send: "Send", n_one: "One new", n_other: "{n} new" };
  expect(differences(ru, en)).toEqual([]);
});

test("a word that one language lacks is named", () => {
  expect(differences({ send: "Отправить" }, { close: "Close" })).toEqual([
    'ru does not have "close"',
    'en does not have "send"',
  ]);
});

test("Russian without its few and many is found", () => {
  const words = { n_one: "{n}", n_other: "{n}" };
  expect(differences(words, words)).toEqual(['ru does not have "n_few"', 'ru does not have "n_many"']);
});

test("English with Russian forms is found", () => {
  const words = { n_one: "{n}", n_few: "{n}", n_many: "{n}", n_other: "{n}" };
  expect(differences(words, words)).toEqual(['en has no use for "n_few"', 'en has no use for "n_many"']);
});

test("a lone word that ends in other is no plural", () => {
  expect(differences({ reason_other: "Другое" }, { reason_other: "Other" })).toEqual([]);
});

test("a name that only one language fills in is found", () => {
  expect(differences({ hello: "Здравствуйте" }, { hello: "Hello, {name}" })).toEqual([
    '"hello" fills in nothing in ru and {name} in en',
  ]);
});

test("nested words become dotted keys", () => {
  expect(flatten({ thread: { send: "Send" } })).toEqual({ "thread.send": "Send" });
});
