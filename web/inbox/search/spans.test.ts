import { expect, test } from "vitest";
import { spanOf } from "./spans.ts";

const NOW = new Date(2026, 10, 22, 15, 30);
const local = (...parts: [number, number, number]) => new Date(...parts).toISOString();

test("today begins at midnight of whoever looks", () => {
  expect(spanOf({ is: "today" }, NOW)).toEqual({ from: local(2026, 10, 22), to: null });
});

test("seven days have today among them", () => {
  expect(spanOf({ is: "days", count: 7 }, NOW).from).toBe(local(2026, 10, 16));
});

test("of two days both belong to it, and either may be left open", () => {
  expect(spanOf({ is: "between", first: "2026-11-01", last: "2026-11-30" }, NOW)).toEqual({
    from: local(2026, 10, 1),
    to: local(2026, 11, 1),
  });
  expect(spanOf({ is: "between", first: "", last: "2026-11-30" }, NOW).from).toBeNull();
});
