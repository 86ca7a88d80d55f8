import { expect, test } from "vitest";
import { message } from "../testing/cast.ts";
import { amended, layAmend, liftAmend } from "./amends.ts";

const words = (text: string) => ({ text, entities: [] });

test("changed words are seen at once, as a wish", () => {
  const price = message({ id: 1, text: "900" });
  layAmend(price, words("950"));
  expect(amended(price)).toMatchObject({ isWish: true, message: { text: "950" } });
});

test("what the log tells later stands above a wish", () => {
  const price = message({ id: 2, text: "900" });
  layAmend(price, words("950"));
  const told = { ...price, text: "990", version: 2 };
  expect(amended(told)).toEqual({ isWish: false, message: told });
});

test("a refusal leaves the message as it was", () => {
  const price = message({ id: 3, text: "900" });
  layAmend(price, words("950"));
  liftAmend(3);
  expect(amended(price)).toEqual({ isWish: false, message: price });
});

test("a message that is gone is gone for good", () => {
  const price = message({ id: 4 });
  layAmend(price, { deleted_at: "2026-05-12T12:00:00.000000Z" });
  expect(amended(price).isWish).toBe(true);
  expect(amended({ ...price, deleted_at: "2026-05-12T12:00:05.000000Z" }).isWish).toBe(false);
});
