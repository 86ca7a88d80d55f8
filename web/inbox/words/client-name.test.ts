import { beforeAll, expect, test } from "vitest";
import { clientName } from "./client-name.ts";
import { speakIn } from "./t.ts";

beforeAll(() => speakIn("ru"));

test.each(["Анна", "💙💙", "+7 999 000-00-11"])("%s is called so", (name) => {
  expect(clientName({ id: 12, name })).toBe(name);
});

test.each([
  ["nothing", ""],
  ["spaces", "  \u00a0 "],
  ["a Hangul filler", "\u3164"],
  ["joiners", "\u200d\u2060"],
  ["an empty Braille cell", "\u2800"],
])("who gives %s for a name is a guest", (_, name) => {
  expect(clientName({ id: 12, name })).toBe("Гость 12");
});

test("a guest keeps the number in English", async () => {
  await speakIn("en");
  expect(clientName({ id: 12, name: "" })).toBe("Guest 12");
  await speakIn("ru");
});
