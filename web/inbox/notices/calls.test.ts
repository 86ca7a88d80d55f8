import { beforeEach, expect, test } from "vitest";
import { attempt, boris, call, marina, minute } from "../testing/cast.ts";
import { speakIn } from "../words/t.ts";
import { lossWords } from "./calls.ts";

const mine = call(1, 30, { state: "claimed", claimed_by: boris.id });

beforeEach(() => speakIn("ru"));

test("a claim that time has taken back is told", () => {
  expect(lossWords(mine, call(1, 30, { revision: 2 }))).toBe("Звонок вернулся в очередь: Анна");
});

test("so is one that a colleague has taken over, and one that was called off", () => {
  const taken = call(1, 30, { state: "claimed", claimed_by: marina.id });
  expect(lossWords(mine, taken)).toContain("взяли на себя");
  expect(lossWords(mine, call(1, 30, { state: "cancelled" }))).toBe("Звонок отменён: Анна");
  expect(lossWords(mine, call(1, 90))).toContain("перенесён");
});

test("a colleague who has rung instead is no news", () => {
  const rung = call(1, 45, { attempts: [attempt("busy", 31)], wanted_from: minute(30) });
  expect(lossWords(mine, rung)).toBeNull();
});
