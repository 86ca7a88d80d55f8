import { expect, test } from "vitest";
import type { ConversationRow } from "#shared/wire.ts";
import { compareRows, placeOfRow } from "../state/place.ts";
import { minute, row } from "../testing/cast.ts";
import { chanceOf } from "../testing/chance.ts";
import { hold, settledAnew, settleOrder } from "./settle-order.ts";

const at = (id: number, when: number) => row({ id, last_at: minute(when) });
const three = [at(3, 3), at(2, 2), at(1, 1)];
const ids = (settled: ReturnType<typeof settleOrder>) => settled.rows.map(({ id }) => id);

test("with nobody looking, rows stand as they are", () => {
  expect(settleOrder(null, three)).toEqual({ rows: three, above: 0 });
});

test("what arrives above waits to be asked for", () => {
  const settled = settleOrder(hold(three, "newest"), [at(9, 9), at(8, 8), ...three]);
  expect([ids(settled), settled.above]).toEqual([[3, 2, 1], 2]);
});

test("a row with new words keeps its place and shows them", () => {
  const settled = settleOrder(hold(three, "newest"), [at(1, 9), at(3, 3), at(2, 2)]);
  expect([ids(settled), settled.above, settled.rows[2]?.last_at]).toEqual([[3, 2, 1], 1, minute(9)]);
});

test("the top row may get new words without anything waiting above", () => {
  expect(settleOrder(hold(three, "newest"), [at(3, 9), at(2, 2), at(1, 1)]).above).toBe(0);
});

test("a closed matter leaves", () => {
  expect(ids(settleOrder(hold(three, "newest"), [at(3, 3), at(1, 1)]))).toEqual([3, 1]);
});

test("what was read further down follows below", () => {
  const settled = settleOrder(hold(three, "newest"), [...three, at(7, 0)]);
  expect([ids(settled), settled.above]).toEqual([[3, 2, 1, 7], 0]);
});

test.each(["newest", "waiting", "priority"] as const)(
  "sorted by %s, nothing moves that somebody looks at",
  (sort) => {
    const order = (rows: readonly ConversationRow[]) =>
      [...rows].sort((a, b) => compareRows(placeOfRow(a, sort), placeOfRow(b, sort)));
    const before = order([at(1, 1), at(2, 2), { ...at(3, 3), priority: "urgent" }]);
    const held = hold(before, sort);
    const changed = before.map((one) =>
      one.id === 1
        ? {
            ...one,
            priority: "urgent" as const,
            waiting_since: null,
            status: "open" as const,
            last_at: minute(9),
          }
        : one,
    );
    expect(ids(settleOrder(held, order(changed)))).toEqual(before.map(({ id }) => id));
  },
);

test("whatever happens one after another, it settles as if it had all happened at once", () => {
  for (let seed = 1; seed <= 40; seed += 1) {
    const chance = chanceOf(seed);
    const pick = (below: number) => Math.floor(chance() * below);
    let live: readonly ConversationRow[] = Array.from({ length: 8 }, (_, id) => at(id + 1, 20 - id));
    const held = hold(live.slice(0, 6), "newest");
    for (let step = 0; step < 30; step += 1) {
      const row = at(1 + pick(12), pick(40));
      const others = live.filter(({ id }) => id !== row.id);
      live =
        pick(4) === 0 ? others : [...others, row].sort((a, b) => compareRows(placeOfRow(a), placeOfRow(b)));
      const followed = settleOrder(held, live);
      // Another hold of the same order begins anew.
      const anew = settledAnew(held, live);
      expect([ids(followed), followed.above], `seed ${seed}, step ${step}`).toEqual([ids(anew), anew.above]);
    }
  }
});
