import { beforeEach, expect, test } from "vitest";
import { ago, dayName, moment, playtime, rowTime, span } from "./dates.ts";
import { speakIn } from "./t.ts";

beforeEach(() => speakIn("ru"));

/** A moment by the clock on the wall here. */
const here = (day: number, hour: number, minute = 0) => new Date(2026, 4, day, hour, minute);
const now = here(12, 15, 0).getTime();
const at = (day: number, hour: number, minute = 0) => here(day, hour, minute).toISOString();

test.each([
  [at(12, 9, 5), "09:05"],
  [at(11, 23, 59), "вчера"],
  [at(8, 10), "пт"],
  [at(1, 10), "1 мая"],
  [new Date(2024, 0, 3, 10).toISOString(), "03.01.2024"],
])("in a row %s is told as short as the day allows", (moment, words) => {
  expect(rowTime(moment, now)).toBe(words);
});

test("days have names while they are near", () => {
  expect(dayName(at(12, 0, 1), now)).toBe("Сегодня");
  expect(dayName(at(11, 12), now)).toBe("Вчера");
  expect(dayName(at(4, 12), now)).toBe("Понедельник, 4 мая");
  expect(dayName(new Date(2024, 4, 4).toISOString(), now)).toBe("4 мая 2024 г.");
});

test("a past moment is told as people do", () => {
  expect(ago(here(12, 14, 59).toISOString(), now + 30_000)).toBe("1 минуту назад");
  expect(ago(new Date(now - 20_000).toISOString(), now)).toBe("только что");
  expect(ago(at(12, 14, 38), now)).toBe("22 минуты назад");
  expect(ago(at(11, 18, 40), now)).toBe("вчера 18:40");
});

test("tomorrow is tomorrow", () => {
  expect(moment(at(13, 9), now)).toBe("завтра 09:00");
});

test.each([
  [20_000, "1 мин"],
  [3 * 60_000, "3 мин"],
  [2.5 * 3_600_000, "2 ч"],
  [49 * 3_600_000, "2 дн"],
])("%i ms are told in one unit", (milliseconds, words) => {
  expect(span(milliseconds)).toBe(words);
});

test("a recording tells its length", () => {
  expect(playtime(7.4)).toBe("0:07");
  expect(playtime(760)).toBe("12:40");
});
