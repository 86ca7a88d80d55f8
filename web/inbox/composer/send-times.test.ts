import { describe, expect, it } from "vitest";
import type { HoursCard } from "#shared/wire.ts";
import { sendChoices } from "./send-times.ts";

const WORKDAYS: HoursCard = {
  timezone: "Asia/Yekaterinburg",
  weekly: [...Array(5).fill([["10:00", "19:00"]]), [], []],
};

const keysAndTimes = (now: Date, hours: HoursCard | null) =>
  Object.fromEntries(sendChoices(now, hours).map(({ key, at }) => [key, at]));

describe("when a reply may go", () => {
  it("goes in an hour, and in the evening while that is far enough", () => {
    const noon = new Date(2026, 10, 23, 12);
    expect(Object.keys(keysAndTimes(noon, null))).toEqual(["hour", "evening", "morning"]);
    expect(Date.parse(keysAndTimes(noon, null)["hour"] ?? "") - noon.getTime()).toBe(3_600_000);
    expect(Object.keys(keysAndTimes(new Date(2026, 10, 23, 17), null))).toEqual(["hour", "morning"]);
  });

  it("opens tomorrow by the clock of the house", () => {
    const monday = new Date(2026, 10, 23, 12);
    expect(keysAndTimes(monday, WORKDAYS)["morning"]).toBe("2026-11-24T05:00:00.000000Z");
  });

  it("passes over days off", () => {
    const friday = new Date(2026, 10, 27, 12);
    expect(keysAndTimes(friday, WORKDAYS)["next_morning"]).toBe("2026-11-30T05:00:00.000000Z");
  });

  it("is at nine where nobody has set hours", () => {
    const tomorrow = new Date(2026, 10, 24, 9);
    const at = keysAndTimes(new Date(2026, 10, 23, 23), null)["morning"];
    expect(Date.parse(at ?? "")).toBe(tomorrow.getTime());
  });
});
