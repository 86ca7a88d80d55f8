import { beforeAll, expect, test } from "vitest";
import type { SuggestionReason } from "#shared/wire.ts";
import { forceOf, proofWords, reasonWords } from "./reasons.ts";
import { speakIn } from "./t.ts";

beforeAll(() => speakIn("ru"));

const reason = (over: Partial<SuggestionReason>): SuggestionReason => ({
  code: "same_phone",
  weight: 13,
  params: {},
  warning: null,
  ...over,
});

test("a phone is told as people write it, with who vouches for it on either side", () => {
  const phone = reason({
    params: {
      value: "+79123456789",
      a: { proof: "claimed", source: "site" },
      b: { proof: "channel", source: "telegram" },
    },
  });
  expect(reasonWords(phone)).toBe("Один телефон: +7 912 345-67-89");
  expect(proofWords(phone)).toBe("указано, не проверено · подтвердил мессенджер");
});

test("two names stand side by side as people write them, and nobody vouches for them", () => {
  const alike = reason({ code: "similar_name", params: { a: "Катя Иванова", b: "Екатерина Иванова" } });
  expect(reasonWords(alike)).toBe("Похожие имена: Катя Иванова и Екатерина Иванова");
  expect(proofWords(alike)).toBe("");
});

test("a code that nobody has words for still shows what it carries", () => {
  const dog = reason({ code: "same_dog", params: { dog: "Рекс" } });
  expect(reasonWords(dog)).toBe("Ещё одна причина: Рекс");
});

test.each([
  [14, "strong"],
  [5, "fair"],
  [1.2, "slight"],
  [-6, "against"],
] as const)("%d bits are %s", (weight, force) => {
  expect(forceOf(reason({ weight }))).toBe(force);
});
