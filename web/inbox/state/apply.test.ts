import { describe, expect, test } from "vitest";
import type { Kind, LogEvent } from "#shared/events.ts";
import type { EventBodies } from "#shared/wire.ts";
import {
  anna,
  boris,
  clientCard,
  marina,
  message,
  minute,
  pavel,
  row,
  telegram,
  vk,
  windowPage,
} from "../testing/cast.ts";
import { apply } from "./apply.ts";
import { fromHistory, withThread } from "./from-history.ts";
import { fromWindow } from "./from-window.ts";
import { unreadIn } from "./seen.ts";
import type { Pending, State } from "./state.ts";
import { allOf } from "./view.ts";

const ALL = allOf("open");

function event<K extends Kind>(seq: number, kind: K, body: EventBodies[K]): LogEvent {
  return { seq, at: minute(seq), kind, body } as LogEvent;
}

const ids = (state: State) => state.list.rows.map(({ id }) => id);

describe("the list", () => {
  const three = [
    row({ id: 3, last_at: minute(3) }),
    row({ id: 2, last_at: minute(2), client: pavel }),
    row({ id: 1, last_at: minute(1) }),
  ];
  const complete = fromWindow(windowPage(three), ALL);
  const cutOff = fromWindow(
    windowPage(three, { page: { seq: 100, rows: three, seen: {}, next: "further" } }),
    ALL,
  );

  test("Anna writes, and her row rises to the top", () => {
    const after = apply(
      complete,
      event(101, "message.added", {
        message: message({ id: 50 }),
        conversation: row({ id: 1, last_at: minute(9), revision: 2 }),
      }),
    );
    expect(ids(after)).toEqual([1, 3, 2]);
    expect(after.seq).toBe(101);
    expect(ids(complete)).toEqual([3, 2, 1]);
  });

  test("a matter from below the window rises into it", () => {
    const after = apply(
      cutOff,
      event(101, "conversation.changed", { conversation: row({ id: 77, last_at: minute(9) }) }),
    );
    expect(ids(after)).toEqual([77, 3, 2, 1]);
  });

  test("a change below the window stays below it", () => {
    const below = row({ id: 77, last_at: minute(0) });
    expect(ids(apply(cutOff, event(101, "conversation.changed", { conversation: below })))).toEqual([
      3, 2, 1,
    ]);
    expect(ids(apply(complete, event(101, "conversation.changed", { conversation: below })))).toEqual([
      3, 2, 1, 77,
    ]);
  });

  test("two matters of one moment stand by their numbers, also at the edge of the window", () => {
    const beside = (id: number) =>
      event(101, "conversation.changed", { conversation: row({ id, last_at: minute(1) }) });
    const edge = fromWindow(
      windowPage([], {
        page: { seq: 100, rows: [row({ id: 5, last_at: minute(1) })], seen: {}, next: "further" },
      }),
      ALL,
    );
    expect(ids(apply(edge, beside(6)))).toEqual([6, 5]);
    expect(ids(apply(edge, beside(4)))).toEqual([5]);
  });

  test("a closed matter leaves the open ones", () => {
    const closed = row({ id: 2, status: "closed", closed_at: minute(4), last_at: minute(2), revision: 2 });
    expect(ids(apply(complete, event(101, "conversation.changed", { conversation: closed })))).toEqual([
      3, 1,
    ]);
  });

  test("an older revision never overwrites a newer one", () => {
    const newer = apply(
      complete,
      event(101, "conversation.changed", {
        conversation: row({ id: 1, last_at: minute(9), assignee_id: boris.id, revision: 5 }),
      }),
    );
    const late = event(102, "conversation.changed", {
      conversation: row({ id: 1, last_at: minute(1), revision: 4 }),
    });
    expect(apply(newer, late).list).toBe(newer.list);
  });

  test.each([
    ["mine", { assignee_id: 1 }, { assignee_id: 2 }],
    ["unassigned", { assignee_id: null }, { assignee_id: 1 }],
    ["waiting", { status: "waiting" }, { status: "open" }],
    ["snoozed", { status: "snoozed" }, { status: "open" }],
    ["closed", { status: "closed" }, { status: "waiting" }],
    ["open", { status: "open" }, { status: "snoozed" }],
  ] as const)("of two changed matters the view %s takes the one that fits", (view, fits, misfits) => {
    const empty = fromWindow(windowPage([]), allOf(view));
    const entered = apply(
      empty,
      event(101, "conversation.changed", { conversation: row({ id: 8, ...fits }) }),
    );
    expect(ids(entered)).toEqual([8]);
    const left = apply(
      entered,
      event(102, "conversation.changed", { conversation: row({ id: 8, ...misfits, revision: 2 }) }),
    );
    expect(ids(left)).toEqual([]);
  });

  test("a list of one channel passes over the others", () => {
    const onlyVk = fromWindow(windowPage([]), { ...allOf("open"), channel_id: vk.id });
    const told = (id: number, channel_id: number) =>
      event(100 + id, "conversation.changed", { conversation: row({ id, channel_id }) });
    expect(ids([told(1, telegram.id), told(2, vk.id)].reduce(apply, onlyVk))).toEqual([2]);
  });

  test("a client's new name is in the row at once", () => {
    const renamed = clientCard(pavel, { name: "pavel_1987", given_name: "Павел Сергеевич" });
    const after = apply(complete, event(101, "client.changed", { client: renamed }));
    expect(after.list.rows.map((one) => one.client.name)).toEqual(["Анна", "Павел Сергеевич", "Анна"]);
    expect(after.clients).toEqual({});
  });
});

describe("what I have seen", () => {
  const unread = row({ id: 1, inbound_count: 5, answered_count: 2 });
  const state = fromWindow(windowPage([unread]), ALL);
  const seen = apply(state, event(101, "seen.marked", { conversation_id: 1, seen_count: 4, upto: 9 }));

  test("what is neither answered nor seen is unread", () => {
    expect(unreadIn(unread, state.seen)).toBe(3);
    expect(unreadIn(unread, seen.seen)).toBe(1);
  });

  test("an answer makes the mark needless", () => {
    const answered = row({ ...unread, answered_count: 5, status: "open", revision: 2 });
    expect(apply(seen, event(102, "conversation.changed", { conversation: answered })).seen).toEqual({});
  });

  test("closing makes the mark needless", () => {
    const closed = row({ ...unread, status: "closed", revision: 2 });
    expect(apply(seen, event(102, "conversation.changed", { conversation: closed })).seen).toEqual({});
    expect(unreadIn(closed, {})).toBe(0);
  });

  test("a mark that says no more than the answers is not kept", () => {
    expect(
      apply(state, event(101, "seen.marked", { conversation_id: 1, seen_count: 2, upto: 3 })).seen,
    ).toEqual({});
  });

  test("a mark for a matter outside of the window is kept for when it rises", () => {
    const marked = apply(state, event(101, "seen.marked", { conversation_id: 44, seen_count: 3, upto: 3 }));
    const risen = row({ id: 44, inbound_count: 4, last_at: minute(9) });
    const after = apply(marked, event(102, "conversation.changed", { conversation: risen }));
    expect(unreadIn(risen, after.seen)).toBe(1);
  });
});

describe("a thread", () => {
  const page = {
    seq: 100,
    client_id: anna.id,
    messages: [message({ id: 10 }), message({ id: 12 })],
    before: "further",
    after: null,
    anchor: null,
    tail: [],
    conversations: [row({ id: 1 })],
  };
  const open = withThread(fromWindow(windowPage([row({ id: 1 })]), ALL), fromHistory(page));
  const told = (id: number, at: string) =>
    event(100 + id, "message.added", { message: message({ id, at }), conversation: row({ id: 1 }) });
  const messageIds = (state: State) => state.threads[anna.id]?.messages.map(({ id }) => id);

  test("a message stands by its time, not by its arrival", () => {
    expect(messageIds(apply(open, told(13, minute(11))))).toEqual([10, 13, 12]);
    expect(messageIds(apply(open, told(14, minute(20))))).toEqual([10, 12, 14]);
  });

  test("a message further back than what was read is left for the page that holds it", () => {
    expect(messageIds(apply(open, told(15, minute(1))))).toEqual([10, 12]);
  });

  test("the same message told twice stands there once", () => {
    expect(messageIds([told(14, minute(20)), told(14, minute(20))].reduce(apply, open))).toEqual([
      10, 12, 14,
    ]);
  });

  test("an edit shows where the message is loaded and nowhere else", () => {
    const edited = event(101, "message.changed", { message: message({ id: 12, text: "Исправлено" }) });
    expect(apply(open, edited).threads[anna.id]?.messages.at(-1)?.text).toBe("Исправлено");
    const unknown = event(101, "message.changed", { message: message({ id: 3, text: "Давнее" }) });
    expect(apply(open, unknown).threads).toBe(open.threads);
  });

  test("a delivery settles on its message and changes nothing where it is not loaded", () => {
    const delivery = { id: 1, state: "read", code: null, detail: null, due_at: null, attempts: 1 } as const;
    const settled = (message_id: number) =>
      event(101, "delivery.changed", { message_id, client_id: anna.id, conversation_id: 1, delivery });
    expect(apply(open, settled(12)).threads[anna.id]?.messages.at(-1)?.delivery?.state).toBe("read");
    expect(apply(open, settled(3)).threads).toBe(open.threads);
    const elsewhere = event(101, "delivery.changed", {
      message_id: 12,
      client_id: pavel.id,
      conversation_id: 2,
      delivery,
    });
    expect(apply(open, elsewhere).threads).toBe(open.threads);
  });

  test("the real message takes the place of the one that was on its way", () => {
    const pending: Pending = {
      key: "boris-0001",
      conversationId: 1,
      direction: "out",
      text: "Едет",
      entities: [],
      at: minute(30),
      channelId: 1,
      identityId: 11,
      quotes: null,
      files: [],
      buttons: [],
      close: false,
      fate: "on_its_way",
    };
    const thread = open.threads[anna.id];
    if (!thread) throw new Error("Anna's thread is open");
    const sent = withThread({ ...open, threads: {} }, { ...thread, pending: [pending] });
    const real = message({ id: 16, key: "boris-0001", direction: "out", text: "Едет" });
    const after = apply(sent, event(101, "message.added", { message: real, conversation: row({ id: 1 }) }));
    expect(after.threads[anna.id]?.pending).toEqual([]);
    expect(messageIds(after)).toEqual([10, 12, 16]);
  });

  test("the matters of an open thread follow, whatever the list shows", () => {
    const elsewhere = row({ id: 90, status: "closed", revision: 3 });
    const after = apply(open, event(101, "conversation.changed", { conversation: elsewhere }));
    expect(after.threads[anna.id]?.conversations[90]?.revision).toBe(3);
    expect(ids(after)).toEqual([1]);
  });
});

describe("the house around", () => {
  const state = fromWindow(windowPage([]), ALL);

  test("channels come, change and go", () => {
    const third = { ...vk, id: 9, name: "Второй VK" };
    const after = [
      event(101, "channel.changed", { channel: third }),
      event(102, "channel.changed", { channel: { ...telegram, state: "broken" } }),
      event(103, "channel.removed", { channel_id: vk.id }),
    ].reduce(apply, state);
    expect(after.channels.map(({ id, state: how }) => [id, how])).toEqual([
      [1, "broken"],
      [9, "active"],
    ]);
  });

  test("a colleague is renamed, and so am I", () => {
    const after = [
      event(101, "operator.changed", { operator: { ...marina, name: "Марина П." } }),
      event(102, "operator.changed", { operator: { ...boris, name: "Борис Л." } }),
    ].reduce(apply, state);
    expect(after.operators.map(({ name }) => name)).toEqual(["Борис Л.", "Марина П."]);
    expect(after.me.operator.name).toBe("Борис Л.");
  });

  test("my choices follow me to every open window", () => {
    const preferences = { ...state.me.preferences, theme: "dark" as const };
    expect(apply(state, event(101, "preferences.changed", { preferences })).me.preferences.theme).toBe(
      "dark",
    );
  });

  test("a kind that a newer server tells of is counted and passed over", () => {
    const strange = { seq: 101, at: minute(1), kind: "weather.changed", body: {} } as unknown as LogEvent;
    expect(apply(state, strange)).toEqual({ ...state, seq: 101 });
  });
});
