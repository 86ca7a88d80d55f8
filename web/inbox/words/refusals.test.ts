import { beforeAll, expect, test } from "vitest";
import { Refused } from "../api/refused.ts";
import { refusalWords } from "./refusals.ts";
import { speakIn } from "./t.ts";

const refused = (code: string, detail = "") => new Refused({ code, detail, status: 422, title: "" });

beforeAll(() => speakIn("ru"));

test("the rights that a key lacks are named in words", () => {
  expect(refusalWords(refused("channel_missing_rights", "messages, docs"))).toBe(
    "Ключу не хватает прав: сообщения сообщества, файлы сообщества. Создайте в сообществе ключ с этими правами и вставьте его.",
  );
});

test("a right that nobody taught us keeps the name that its channel gave it", () => {
  expect(refusalWords(refused("channel_missing_rights", "$& stories"))).toContain("прав: $& stories.");
});
