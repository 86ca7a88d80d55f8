import { expect, test } from "vitest";
import { minute, row } from "../testing/cast.ts";
import { hold, settleOrder } from "./settle-order.ts";

const at = (id: number, when: number) => row({ id, last_at: minute(when) });
const three = [at(3, 3), at(2, 2), at(1, 1)];
const ids = (settled: ReturnType<typeof settleOrder>) => settled.rows.map(({ id }) => id);

test("with nobody looking, rows stand as they are", () => {
  expect(settleOrder(null, three)).toEqual({ rows: three, above: 0 });
});

test("what arrives above waits to be asked for", () => {
  const settled = settleOrder(hold(three), [at(9, 9), at(8, 8), ...three]);
  expect([ids(settled), settled.above]).toEqual([[3, 2, 1], 2]);
});

test("a row with new words keeps its place and shows them", () => {
  const settled = settleOrder(hold(three), [at(1, 9), at(3, 3), at(2, 2)]);
  expect([ids(settled), settled.above, settled.rows[2]?.last_at]).toEqual([[3, 2, 1], 1, minute(9)]);
});

test("the top row may get new words without anything waiting above", () => {
  expect(settleOrder(hold(three), [at(3, 9), at(2, 2), at(1, 1)]).above).toBe(0);
});

test("a closed matter leaves", () => {
  expect(ids(settleOrder(hold(three), [at(3, 3), at(1, 1)]))).toEqual([3, 1]);
});

test("what was read further down follows below", () => {
  const settled = settleOrder(hold(three), [...three, at(7, 0)]);
  expect([ids(settled), settled.above]).toEqual([[3, 2, 1, 7], 0]);
});
