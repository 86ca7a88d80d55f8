import { beforeEach, describe, expect, test } from "vitest";
import type { Availability } from "#shared/wire.ts";
import { speakIn } from "../../words/t.ts";
import { availabilityWords, weekWords } from "./say.ts";
import { USUAL_WEEK, type Week, withDay } from "./week.ts";
import { allZones, findZones } from "./zones.ts";

const now = Date.parse("2026-11-22T18:00:00Z");
const answer = (over: Partial<Availability>): Availability => ({
  state: "closed",
  until: null,
  opens_at: null,
  timezone: "Europe/Moscow",
  usual_seconds: null,
  ...over,
});
const WHOLE: Week = Array(7).fill([["00:00", "24:00"]]);

describe("in Russian", () => {
  beforeEach(() => speakIn("ru"));

  test.each([
    [answer({ opens_at: "2026-11-23T06:00:00Z" }), "Сейчас закрыто, откроется завтра в 9:00."],
    [answer({ opens_at: "2026-11-24T06:30:00Z" }), "Сейчас закрыто, откроется во вторник в 9:30."],
    [answer({ opens_at: "2027-01-09T06:00:00Z" }), "Сейчас закрыто, откроется 9 января в 9:00."],
    [answer({}), "Сейчас закрыто."],
    // In Vladivostok Monday has begun already.
    [
      answer({ opens_at: "2026-11-22T23:00:00Z", timezone: "Asia/Vladivostok" }),
      "Сейчас закрыто, откроется сегодня в 9:00.",
    ],
    [answer({ state: "open", timezone: null }), "Сейчас открыто, но за окном никого."],
    [
      answer({ state: "online", until: "2026-11-22T19:00:00Z" }),
      "Сейчас открыто, есть кому ответить. Закроется сегодня в 22:00.",
    ],
  ])("%j", (given, words) => {
    expect(availabilityWords(given, now)).toBe(words);
  });

  test("a week is told in one line", () => {
    expect(
      weekWords(
        withDay(USUAL_WEEK, 5, [
          ["10:00", "14:00"],
          ["15:00", "18:00"],
        ]),
      ),
    ).toBe("Пн–Пт 9:00–18:00; Сб 10:00–14:00, 15:00–18:00");
    expect(weekWords(WHOLE)).toBe("Ежедневно круглосуточно");
    expect(weekWords(Array(7).fill([]))).toBe("Закрыто всю неделю");
  });

  test("a zone is found by its city in either alphabet, and by its offset", () => {
    const zones = allZones("ru");
    expect(findZones(zones, "екатеринбург").map(({ id }) => id)).toContain("Asia/Yekaterinburg");
    expect(findZones(zones, "new york").map(({ id }) => id)).toContain("America/New_York");
    expect(findZones(zones, "+05:45").length).toBeGreaterThan(0);
    expect(findZones(zones, "нарния")).toEqual([]);
  });
});

test("in English", async () => {
  await speakIn("en");
  expect(availabilityWords(answer({ opens_at: "2026-11-23T06:00:00Z" }), now)).toBe(
    "Closed now, opens tomorrow at 9:00.",
  );
});
