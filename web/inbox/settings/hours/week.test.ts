import { describe, expect, test } from "vitest";
import {
  type Day,
  goesPastMidnight,
  likeDays,
  likeYesterday,
  onAllDays,
  onWorkdays,
  shifted,
  stretches,
  troubleOf,
  USUAL_WEEK,
  type Week,
  withDay,
  withOneMore,
  writtenTime,
} from "./week.ts";

const NIGHT: Day = [["20:00", "03:00"]];

test.each([
  ["9", "09:00"],
  ["930", "09:30"],
  ["9.30", "09:30"],
  ["9:05", "09:05"],
  [" 18 ", "18:00"],
  ["24", "24:00"],
  ["2400", "24:00"],
  ["24:30", null],
  ["25", null],
  ["9:60", null],
  ["", null],
  ["утром", null],
])("«%s» is meant as %s", (written, time) => {
  expect(writtenTime(written)).toBe(time);
});

describe("a range", () => {
  test("goes past midnight when it ends before it begins", () => {
    expect(goesPastMidnight(["20:00", "03:00"])).toBe(true);
    expect(goesPastMidnight(["20:00", "24:00"])).toBe(false);
    expect(goesPastMidnight(["20:00", ""])).toBe(false);
  });

  test("one more begins an hour after the last, while there is room", () => {
    expect(withOneMore([])).toEqual([["09:00", "18:00"]]);
    expect(withOneMore([["09:00", "13:00"]])[1]).toEqual(["14:00", "18:00"]);
    expect(withOneMore([["09:00", "22:30"]])[1]).toEqual(["23:30", "24:00"]);
    expect(withOneMore(NIGHT)[1]).toEqual(["", ""]);
  });

  test("is moved within its day", () => {
    expect(shifted("09:00", 15, false)).toBe("09:15");
    expect(shifted("00:00", -15, false)).toBe("00:00");
    expect(shifted("23:45", 15, false)).toBe("23:45");
    expect(shifted("23:45", 15, true)).toBe("24:00");
    expect(shifted("утром", 15, true)).toBe("утром");
  });
});

test.each<[Day, string | null]>([
  [[], null],
  [
    [
      ["09:00", "13:00"],
      ["13:00", "18:00"],
    ],
    null,
  ],
  [
    [
      ["14:00", "18:00"],
      ["09:00", "13:00"],
    ],
    null,
  ],
  [
    [
      ["09:00", "13:00"],
      ["12:59", "18:00"],
    ],
    "ranges_overlap",
  ],
  [
    [
      ["20:00", "03:00"],
      ["21:00", "22:00"],
    ],
    "ranges_overlap",
  ],
  [[["09:00", "09:00"]], "time_wrong"],
  [[["24:00", "03:00"]], "time_wrong"],
  [[["9", "18:00"]], "time_wrong"],
  [
    Array.from({ length: 13 }, (_, hour): [string, string] => [`${10 + (hour % 10)}:00`, "23:00"]),
    "too_many_ranges",
  ],
])("the hours %j are refused as %s", (day, trouble) => {
  expect(troubleOf(day)).toBe(trouble);
});

describe("copying", () => {
  const week = withDay(USUAL_WEEK, 0, NIGHT);

  test("yesterday's hours, and Sunday's to a Monday", () => {
    expect(likeYesterday(week, 1)[1]).toEqual(NIGHT);
    expect(likeYesterday(week, 0)[0]).toEqual([]);
  });

  test("to every day, or to working days only", () => {
    expect(onAllDays(week, 0)).toEqual(Array(7).fill(NIGHT));
    expect(onWorkdays(week, 0)[4]).toEqual(NIGHT);
    expect(onWorkdays(week, 0)[5]).toEqual([]);
  });
});

test("a night is drawn on both of its days", () => {
  const week: Week = withDay(USUAL_WEEK, 5, NIGHT);
  expect(stretches(week, 5)).toEqual([[20 / 24, 1]]);
  expect(stretches(week, 6)).toEqual([[0, 3 / 24]]);
  expect(stretches(withDay(week, 5, [["", ""]]), 5)).toEqual([]);
});

test("days with the same hours are told together", () => {
  expect(likeDays(USUAL_WEEK).map(({ first, last }) => [first, last])).toEqual([
    [0, 4],
    [5, 6],
  ]);
});
