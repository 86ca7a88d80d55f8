import { expect, test } from "vitest";
import { boris, call, marina, minute } from "../testing/cast.ts";
import { callsIn, type Known, type Reach, withCall, withFreshPage } from "./calls.ts";

const WHOLE: Reach = { next: null, last: null };
const knowing = (...cards: readonly ReturnType<typeof call>[]): Known => cards.reduce(withCall, {});
const idsOf = (known: Known, view: "due" | "mine" | "done", reach = WHOLE): readonly number[] =>
  callsIn(known, view, reach, boris.id).map(({ id }) => id);

test("the earliest is rung first, and those due together in the order in which they asked", () => {
  expect(idsOf(knowing(call(3, 5), call(2, 5), call(1, 40), call(4, -10)), "due")).toEqual([4, 2, 3, 1]);
});

test("each view has its own: mine is what I have taken, done is what is over, the newest first", () => {
  const known = knowing(
    call(1, 0, { state: "claimed", claimed_by: boris.id }),
    call(2, 0, { state: "claimed", claimed_by: marina.id }),
    call(3, 0, { state: "done", closed_at: minute(5) }),
    call(4, 0, { state: "cancelled", closed_at: minute(9) }),
  );
  expect(idsOf(known, "due")).toEqual([1, 2]);
  expect(idsOf(known, "mine")).toEqual([1]);
  expect(idsOf(known, "done")).toEqual([4, 3]);
});

test("an answer that was overtaken on its way changes nothing", () => {
  const told = knowing(call(1, 0, { revision: 3, state: "cancelled" }));
  expect(withCall(told, call(1, 0, { revision: 2 }))[1]?.state).toBe("cancelled");
});

test("what lies further down than was read is not shown, since others may stand before it", () => {
  const known = knowing(call(1, 0), call(2, 10), call(9, 500));
  expect(idsOf(known, "due", { next: "more", last: call(2, 10) })).toEqual([1, 2]);
});

test("a fresh page forgets what is no longer so, but not what the log has told since", () => {
  const known = knowing(call(1, 0), call(2, 10), call(3, 5), call(9, 500));
  const reach: Reach = { next: "more", last: call(2, 10) };
  const fresh = withFreshPage(known, "due", [call(2, 10)], reach, boris.id, new Set([3]));
  expect(Object.keys(fresh).map(Number)).toEqual([2, 3, 9]);
});
