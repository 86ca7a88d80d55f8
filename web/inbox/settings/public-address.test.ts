import { expect, test } from "vitest";
import { isPublic } from "./public-address.ts";

test("an https address with a name of its own can be called", () => {
  expect(isPublic("https://okno.shop.example/settings")).toBe(true);
});

test.each([
  "http://okno.shop.example",
  "https://localhost:8000",
  "https://okno",
  "https://127.0.0.1",
  "https://192.168.1.20",
  "https://172.20.0.3",
  "https://okno.local",
  "https://[::1]:8000",
])("%s cannot be called from outside", (address) => {
  expect(isPublic(address)).toBe(false);
});
