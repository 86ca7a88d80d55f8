import { expect, test } from "vitest";
import type { LogEvent } from "#shared/events.ts";
import type { ConversationRow, Sort } from "#shared/wire.ts";
import { apply } from "../state/apply.ts";
import { fromWindow } from "../state/from-window.ts";
import { compareRows, placeOfRow } from "../state/place.ts";
import { allOf } from "../state/view.ts";
import { change, settleIn } from "../stores/house.ts";
import { lay, liftAll } from "../stores/overlay.ts";
import { holdOrder, letOrderGo, shown } from "../stores/shown.ts";
import { row, windowPage } from "../testing/cast.ts";

const MANY = 6_000;
/** Looks at rows that an event may cost: by halves, and at few. Going through them would be six thousand. */
const FEW = 400;

const at = (number: number): string => new Date(1_790_000_000_000 + number * 1000).toISOString();

/** Rows that count how often somebody looks into them. */
function watched(sort: Sort): { readonly rows: readonly ConversationRow[]; readonly looks: () => number } {
  let count = 0;
  const rows = Array.from({ length: MANY }, (_, id) =>
    row({ id: id + 1, last_at: at(id), waiting_since: at(id) }),
  )
    .sort((a, b) => compareRows(placeOfRow(a, sort), placeOfRow(b, sort)))
    .map(
      (one) =>
        new Proxy(one, {
          get: (target, name) => {
            count += 1;
            return target[name as keyof ConversationRow];
          },
        }),
    );
  return { rows, looks: () => count };
}

const told = (seq: number, conversation: ConversationRow): LogEvent => ({
  seq,
  at: conversation.last_at,
  kind: "conversation.changed",
  body: { conversation },
});

test.each(["newest", "waiting", "priority"] as const)(
  "an event looks into few of many rows, sorted by %s, also under the pointer and under what we did ourselves",
  (sort) => {
    const { rows, looks } = watched(sort);
    const page = { seq: 100, rows, seen: {}, next: null };
    settleIn(fromWindow(windowPage([], { seq: 100, page }), { ...allOf("open"), sort }));
    liftAll();
    letOrderGo();
    holdOrder();
    const shownNow = () => shown.value.rows.length;
    let seq = 100;
    const happens = (id: number) => {
      seq += 1;
      const conversation = row({ id, last_at: at(MANY + seq), waiting_since: at(MANY + seq), revision: seq });
      change((state) => apply(state, told(seq, conversation)));
      expect(shownNow()).toBe(MANY);
    };
    // The first one makes the index.
    happens(7);
    for (const id of [1, MANY / 2, MANY]) {
      const before = looks();
      happens(id);
      expect(looks() - before).toBeLessThan(FEW);
    }
    lay(row({ id: 900, last_at: at(899), waiting_since: at(899) }), { priority: "urgent" });
    shownNow();
    const before = looks();
    happens(3000);
    expect(looks() - before).toBeLessThan(FEW);
    liftAll();
    letOrderGo();
  },
);
