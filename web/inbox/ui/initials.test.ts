import { expect, test } from "vitest";
import { initialsOf } from "./initials.ts";

test.each([
  ["Анна Ветрова", "АВ"],
  ["тёма", "Т"],
  ["Наталья Бережная, «Сосновый берег»", "НБ"],
  ["+7 999 000-00-11", "79"],
  ["💙💙", ""],
  ["", ""],
  ["<img onerror=x>", "IO"],
])("%s is drawn as %s", (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});
