import { expect, test } from "vitest";
import { boris } from "./testing/messages.ts";
import { trueLine } from "./truth.ts";
import type { Availability } from "./wire.ts";
import { wordsIn } from "./words.ts";

const NOW = new Date("2026-11-22T19:00:00Z");
const MOSCOW = "Europe/Moscow";
const standing = (more: Partial<Availability>): Availability => ({
  state: "online",
  opens_at: null,
  timezone: MOSCOW,
  usual_seconds: null,
  ...more,
});
const inRussian = (more: Partial<Availability>, zone = MOSCOW) =>
  trueLine(standing(more), [boris], NOW, wordsIn("ru"), zone);

test.each([
  [20, "Обычно отвечаем за минуту"],
  [61, "Обычно отвечаем за 2 минуты"],
  [240, "Обычно отвечаем за 4 минуты"],
  [601, "Обычно отвечаем за 15 минут"],
  [3_300, "Обычно отвечаем за 55 минут"],
  [3_301, "Обычно отвечаем за 1 час"],
  [3_700, "Обычно отвечаем за 2 часа"],
])("a usual wait of %i seconds is rounded up, so that it is kept", (seconds, line) => {
  expect(inRussian({ usual_seconds: seconds })).toBe(line);
});

test("nothing is promised from too few answers, or from such that took days", () => {
  expect(inRussian({})).toBe("Борис на связи");
  expect(inRussian({ usual_seconds: 100_000 })).toBe("Борис на связи");
});

test.each([
  ["2026-11-22T20:30:00Z", MOSCOW, "Откроемся сегодня в 23:30"],
  ["2026-11-23T06:00:00Z", MOSCOW, "Откроемся завтра в 9:00"],
  ["2026-11-23T06:00:00Z", "Asia/Novosibirsk", "Откроемся сегодня в 13:00"],
  ["2026-11-24T06:00:00Z", MOSCOW, "Откроемся вт, 24 ноября в 9:00"],
  ["2026-12-31T06:00:00Z", MOSCOW, "Откроемся 31 декабря в 9:00"],
])("opening at %s is told by the visitor's clock in %s", (opens_at, zone, line) => {
  expect(inRussian({ state: "closed", opens_at }, zone)).toBe(line);
});

test("with nobody there, or no hours in sight, we say that we will read", () => {
  expect(inRussian({ state: "open", usual_seconds: 60 })).toBe("Сейчас никого нет, но мы прочтём");
  expect(inRussian({ state: "closed" })).toBe("Сейчас никого нет, но мы прочтём");
});

test("a server that does not know hours is believed about who is there", () => {
  expect(trueLine(null, [boris], NOW, wordsIn("en"))).toBe("Борис is here");
  expect(trueLine(null, [], NOW, wordsIn("en"))).toBe("Nobody is here now, but we will read it");
});
