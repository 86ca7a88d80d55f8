import { expect, test } from "vitest";
import { areSound, withButton, withLast, withoutButton } from "./button-rows.ts";

const yes = { label: "Да", url: null };
const no = { label: "Нет", url: null };
const site = { label: "Сайт", url: "https://shop.example" };

test("a button changes in its place", () => {
  expect(withButton([[yes, no], [yes]], 0, 1, site)).toEqual([[yes, site], [yes]]);
});

test("a row that has lost its last button is gone", () => {
  expect(withoutButton(withLast([[yes], [no]], 1, site), 0, 0)).toEqual([[no, site]]);
});

test("a link must lead somewhere before it is sent", () => {
  expect(areSound([[yes, site]])).toBe(true);
  expect(areSound([[{ label: "Сайт", url: "shop" }]])).toBe(false);
  expect(areSound([[{ label: "", url: "shop" }]])).toBe(true);
});
