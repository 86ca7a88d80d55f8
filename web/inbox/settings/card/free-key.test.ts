import { expect, test } from "vitest";
import { freeKey } from "./free-key.ts";

test("a key is made of the letters of the name", () => {
  expect(freeKey("Размер обуви, см", [])).toBe("razmer_obuvi_sm");
  expect(freeKey("2-й телефон!", [])).toBe("y_telefon");
  expect(freeKey("日本", [])).toBe("attribute");
});

test("a key that is taken gets a number", () => {
  expect(freeKey("Phone", [])).toBe("phone_2");
  expect(freeKey("Size", [{ key: "size" }, { key: "size_2" }])).toBe("size_3");
});
