import { expect, test } from "vitest";
import { hostToShow } from "./shown-host.ts";

test.each([
  ["https://shop.example/a", "https://shop.example/a"],
  ["https://shop.example/a", "shop.example/a"],
  ["https://shop.example/a", "https://shop.example/b"],
  ["https://магазин.рф/", "магазин.рф"],
  ["https://shop.рф/", "shop.рф"],
  ["mailto:anna@shop.example", "anna@shop.example"],
  ["tel:+79990001122", "позвонить"],
])("%s behind «%s» is plain", (href, words) => {
  expect(hostToShow(href, words)).toBe(null);
});

test.each([
  ["https://evil.example/x", "Ваш заказ", "evil.example"],
  ["https://evil.example/x", "https://shop.example", "evil.example"],
  ["https://evil.example/x", "shop.example", "evil.example"],
  ["https://аpple.com/", "https://аpple.com/", "xn--pple-43d.com"],
  ["https://ѕhоp.рф/", "ѕhоp.рф", "xn--hp-fmc4g.xn--p1ai"],
  ["mailto:evil@example.org", "anna@shop.example", "evil@example.org"],
])("%s behind «%s» tells where it leads", (href, words, host) => {
  expect(hostToShow(href, words)).toBe(host);
});
