import { expect, test } from "vitest";
import type { LogEvent } from "#shared/events.ts";
import { anna, message, minute, row, windowPage } from "../testing/cast.ts";
import { apply } from "./apply.ts";
import { fromHistory, withEarlier, withThread } from "./from-history.ts";
import { fromWindow } from "./from-window.ts";
import { caughtUp, type Memory, remember, withNextPage, withView } from "./pages.ts";
import { allOf } from "./view.ts";

const ALL = allOf("open");
const nothing: Memory = { after: 100, events: [] };

const wrote = (seq: number, id: number): LogEvent => ({
  seq,
  at: minute(id),
  kind: "message.added",
  body: {
    message: message({ id }),
    conversation: row({ id: 1, last_at: minute(id), revision: seq }),
  },
});

test("a page of history that was read before Anna's last words still shows them", () => {
  const told = wrote(101, 20);
  const memory = remember(nothing, [told]);
  const state = apply(fromWindow(windowPage([row({ id: 1 })]), ALL), told);
  const late = {
    seq: 100,
    client_id: anna.id,
    messages: [message({ id: 10 })],
    before: null,
    after: null,
    anchor: null,
    tail: [],
    conversations: [row({ id: 1 })],
  };
  const after = caughtUp(withThread(state, fromHistory(late)), late.seq, memory);
  expect(after?.threads[anna.id]?.messages.map(({ id }) => id)).toEqual([10, 20]);
  expect(after?.threads[anna.id]?.conversations[1]?.revision).toBe(101);
  expect(after?.seq).toBe(101);
});

test("a page older than the memory of events is to be read again", () => {
  const state = { ...fromWindow(windowPage([]), ALL), seq: 400 };
  expect(caughtUp(state, 150, { after: 200, events: [] })).toBeNull();
});

test("the memory of events forgets the oldest and knows where it begins", () => {
  const events = Array.from({ length: 700 }, (_, index) => wrote(101 + index, index));
  const memory = remember(nothing, events);
  expect(memory.events).toHaveLength(500);
  expect(memory.after).toBe(300);
});

test("the next page goes under the list and lowers its floor", () => {
  const first = windowPage([], {
    page: { seq: 100, rows: [row({ id: 9, last_at: minute(9) })], seen: {}, next: "a" },
  });
  const state = withNextPage(fromWindow(first, ALL), {
    seq: 100,
    rows: [row({ id: 8, last_at: minute(8) }), row({ id: 7, last_at: minute(7) })],
    seen: { 8: 1 },
    next: null,
  });
  expect(state.list.rows.map(({ id }) => id)).toEqual([9, 8, 7]);
  expect(state.list.floor).toBeNull();
  expect(state.seen).toEqual({ 8: 1 });
});

test("another view replaces the list and nothing else", () => {
  const state = fromWindow(windowPage([row({ id: 1 })]), ALL);
  const page = { seq: 100, rows: [row({ id: 5, status: "closed" })], seen: {}, next: null };
  const after = withView(state, page, allOf("closed"));
  expect(after.list.rows.map(({ id }) => id)).toEqual([5]);
  expect(after.list.filter.view).toBe("closed");
  expect(after.channels).toBe(state.channels);
});

test("an earlier page goes in front, each message once", () => {
  const newest = {
    seq: 100,
    client_id: anna.id,
    messages: [message({ id: 10 }), message({ id: 11 })],
    before: "a",
    after: null,
    anchor: null,
    tail: [],
    conversations: [row({ id: 1, revision: 4 })],
  };
  const earlier = {
    ...newest,
    messages: [message({ id: 8 }), message({ id: 10 })],
    before: null,
    conversations: [row({ id: 1, revision: 2 }), row({ id: 6 })],
  };
  const opened = fromHistory(newest);
  const thread = opened.floor ? withEarlier(opened, earlier, opened.floor) : opened;
  expect(thread.messages.map(({ id }) => id)).toEqual([8, 10, 11]);
  expect(thread.floor).toBeNull();
  expect(thread.conversations[1]?.revision).toBe(4);
  expect(thread.conversations[6]).toBeDefined();
});
