import { expect, test } from "vitest";
import { row, windowPage } from "../testing/cast.ts";
import { speak } from "./replay.ts";

async function said(orders: readonly unknown[]): Promise<readonly unknown[]> {
  async function* lines() {
    for (const order of orders) yield JSON.stringify(await order);
  }
  const answers: unknown[] = [];
  await speak(lines(), (line) => answers.push(JSON.parse(line)));
  return answers;
}

test("two windows are told the same log in different ways and compared", async () => {
  const before = windowPage([row({ id: 1 })]);
  const changed = row({ id: 1, assignee_id: 2, revision: 2 });
  const after = windowPage([changed], { seq: 101 });
  const event = { seq: 101, at: "", kind: "conversation.changed", body: { conversation: changed } };
  const answers = await said([
    { do: "window", as: "old", page: before, view: "open" },
    { do: "frame", as: "old", frame: { type: "events", after: 100, upto: 101, events: [event] } },
    { do: "window", as: "fresh", page: after, view: "open" },
    { do: "pair", one: "old", other: "fresh" },
    { do: "frame", as: "old", frame: { type: "events", after: 300, upto: 301, events: [] } },
  ]);
  expect(answers.slice(0, 3)).toEqual([{ seq: 100 }, { seq: 101, gap: false }, { seq: 101 }]);
  const [applied, anew] = answers[3] as [string, string];
  expect(applied).toBe(anew);
  expect(answers[4]).toEqual({ seq: 101, gap: true });
});
