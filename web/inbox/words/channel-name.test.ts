import { expect, test } from "vitest";
import { telegram, vk } from "../testing/cast.ts";
import { channelName } from "./channel-name.ts";

const bot = { ...telegram, name: "Бот лавки", title: { ru: "Telegram", en: "Telegram" } };
const other = { ...bot, id: 7, name: "Бот склада" };

test("the only bot is called Telegram", () => {
  expect(channelName(bot, [bot, vk])).toBe("Telegram");
});

test("of two bots each is called by its own name", () => {
  expect(channelName(bot, [bot, other, vk])).toBe("Бот лавки");
});

test("a kind that is not installed has no title, so its own name is used", () => {
  const absent = { ...vk, name: "Лавка во ВКонтакте", title: { ru: "vk", en: "vk" } };
  expect(channelName(absent, [bot, absent])).toBe("Лавка во ВКонтакте");
});
