import { expect, test } from "vitest";
import { call, minute } from "../testing/cast.ts";
import { holdCalls, settleCalls, standOn } from "./sections.ts";

const NOW = Date.parse(minute(0));
const HOUR = 60;
const DAY = 24 * HOUR;

const shape = ({ sections }: ReturnType<typeof settleCalls>) =>
  sections.map(({ heading, calls }) => [heading, calls.map(({ id }) => id)]);

test("what is late stands above what is due soon, and that above the rest by days", () => {
  const live = [call(1, -5), call(2, 0), call(3, 59), call(4, 61), call(5, DAY), call(6, 3 * DAY)];
  expect(shape(settleCalls(null, live, () => undefined, "due", NOW))).toEqual([
    ["late", [1, 2]],
    ["soon", [3]],
    ["today", [4]],
    ["tomorrow", [5]],
    ["later", [6]],
  ]);
});

test("what is over stands under the day on which it ended", () => {
  const over = (id: number, at: number) => call(id, 0, { state: "done", closed_at: minute(at) });
  const headings = shape(
    settleCalls(null, [over(1, 10), over(2, 5), over(3, -DAY)], () => undefined, "done", NOW),
  );
  expect(headings.map(([, ids]) => ids)).toEqual([[1, 2], [3]]);
});

test("under the pointer nothing moves: what ended stays, what is new waits", () => {
  const before = [call(1, -5), call(2, 30)];
  const held = holdCalls(before, "due", NOW);
  const known = new Map([
    [1, call(1, -5, { state: "done", closed_at: minute(1) })],
    [2, call(2, -1)],
    [3, call(3, -60)],
  ]);
  const live = [3, 2].flatMap((id) => known.get(id) ?? []);
  const settled = settleCalls(held, live, (id) => known.get(id), "due", NOW);
  expect(shape(settled)).toEqual([
    ["late", [1]],
    ["soon", [2]],
  ]);
  expect(settled.waiting).toBe(1);
});

test.each([
  [2, [1, 2, 3], [1, 3], 3],
  [3, [1, 2, 3], [1, 2], 2],
  [2, [1, 2, 3], [3, 2], 2],
  [null, [], [5, 6], 5],
  [5, [5], [], null],
])("standing on %s of %o, when %o are left, leads to %s", (id, before, after, next) => {
  expect(standOn(id, before, after)).toBe(next);
});
