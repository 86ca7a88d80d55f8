import { expect, test } from "vitest";
import { entitiesAfter } from "./entities-after.ts";

const bold = (offset: number, length: number) => ({ type: "bold", offset, length });

test("formatting before the changed words stays where it is", () => {
  expect(entitiesAfter("Цена 900", "Цена 950", [bold(0, 4)])).toEqual([bold(0, 4)]);
});

test("formatting behind the changed words moves along", () => {
  expect(entitiesAfter("До среды, точно", "До понедельника, точно", [bold(10, 5)])).toEqual([bold(17, 5)]);
});

test("formatting of the changed words themselves is dropped", () => {
  expect(entitiesAfter("Ждём в среду", "Ждём в пятницу", [bold(7, 5)])).toEqual([]);
});

test("what is doubled is not counted twice", () => {
  expect(entitiesAfter("аа", "ааа", [bold(0, 2)])).toEqual([bold(0, 2)]);
});

test("what is written within a style belongs to it", () => {
  expect(entitiesAfter("до среды", "до срочной среды", [bold(0, 8)])).toEqual([bold(0, 16)]);
});

test("a style whose end is taken away is shorter", () => {
  expect(entitiesAfter("до среды", "до сре", [bold(3, 5)])).toEqual([bold(3, 3)]);
  expect(entitiesAfter("до среды", "до еды", [bold(3, 5)])).toEqual([bold(3, 3)]);
});

test("a mention that is touched is none any more", () => {
  expect(
    entitiesAfter("@Марина, да", "@Марна, да", [{ type: "mention", offset: 0, length: 7, operator_id: 2 }]),
  ).toEqual([]);
});
