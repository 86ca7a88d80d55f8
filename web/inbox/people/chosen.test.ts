import { expect, test } from "vitest";
import type { FieldChoice } from "#shared/wire.ts";
import { changeOf, choosable } from "./chosen.ts";

const choice = (field: string, ...values: readonly string[]): FieldChoice => ({
  field,
  values: values.map((value, at) => ({ client_id: at + 1, value })),
});

const fields = [
  choice("name", "Катя", "Екатерина Иванова"),
  choice("note", "Любит лампы", "Звонить вечером"),
  choice("attributes.city", "Пермь", "Москва"),
  choice("language", "ru", "en"),
];

test("what is shown already needs no change", () => {
  expect(changeOf(fields, {})).toBeNull();
  expect(changeOf(fields, { name: "Катя", "attributes.city": "Пермь" })).toBeNull();
});

test("each chosen value goes where it is kept", () => {
  expect(changeOf(fields, { note: "Звонить вечером", "attributes.city": "Москва" })).toEqual({
    note: "Звонить вечером",
    attributes: { city: "Москва" },
  });
});

test("their own name is not rewritten, only shown as the one we give", () => {
  expect(changeOf(fields, { name: "Екатерина Иванова" })).toEqual({ given_name: "Екатерина Иванова" });
});

test("nobody is asked about the language, nor about names that nobody sees", () => {
  expect(choosable(fields).map(({ field }) => field)).toEqual(["name", "note", "attributes.city"]);
  const named = [...fields, choice("given_name", "Катя И.", "Екатерина")];
  expect(choosable(named).map(({ field }) => field)).toEqual(["note", "attributes.city", "given_name"]);
});
