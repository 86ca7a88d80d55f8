import { expect, test } from "vitest";
import { attempt, call, minute } from "../testing/cast.ts";
import { automaticNext, fieldTime, retryAfter, timeChoices, timeInField } from "./next-time.ts";

const NOW = Date.parse(minute(0));
const WAITS = [15, 120];

test("each call in vain waits longer, and after the last nobody rings by themselves", () => {
  expect(automaticNext(call(1, 0), WAITS, NOW)).toBe(minute(15));
  const once = call(1, 0, { attempts: [attempt("busy", -5)] });
  expect(automaticNext(once, WAITS, NOW)).toBe(minute(120));
  const twice = call(1, 0, { attempts: [attempt("busy", -9), attempt("no_answer", -5)] });
  expect(automaticNext(twice, WAITS, NOW)).toBeNull();
});

test("having reached somebody the waits begin anew", () => {
  const again = call(1, 0, { attempts: [attempt("busy", -9), attempt("reached", -5)] });
  expect(automaticNext(again, WAITS, NOW)).toBe(minute(15));
});

test.each([
  [{ retry_after: "5 60" }, [5, 60]],
  [{ retry_after: "5\n60\n" }, [5, 60]],
  [{}, [15, 120, 1440]],
  [undefined, [15, 120, 1440]],
])("settings %o mean %o", (settings, waits) => {
  expect(retryAfter(settings as Record<string, string> | undefined)).toEqual(waits);
});

test("a field of date and time gives back the moment that it was given", () => {
  expect(timeInField(fieldTime(minute(7)))).toBe(minute(7));
  expect(timeInField("")).toBeNull();
  expect(timeInField("soon")).toBeNull();
});

test("the evening is offered only while it is ahead", () => {
  const keysAt = (hour: number) => timeChoices(new Date(2026, 4, 12, hour)).map(({ key }) => key);
  expect(keysAt(10)).toEqual(["quarter", "hour", "evening", "morning"]);
  expect(keysAt(17)).toEqual(["quarter", "hour", "morning"]);
});
