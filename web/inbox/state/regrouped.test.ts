import { expect, test } from "vitest";
import type { LogEvent } from "#shared/events.ts";
import type { EventBodies } from "#shared/wire.ts";
import { anna, clientCard, message, minute, pavel, row, windowPage } from "../testing/cast.ts";
import { apply } from "./apply.ts";
import { fromHistory, withThread } from "./from-history.ts";
import { fromWindow } from "./from-window.ts";
import { withPending } from "./pending.ts";
import { holderOf } from "./regrouped.ts";
import type { Pending, State } from "./state.ts";
import { allOf } from "./view.ts";

type Told = EventBodies["clients.regrouped"];

const ALL = allOf("open");
const annas = row({ id: 1, client: anna, last_at: minute(1) });
const pavels = row({ id: 2, client: pavel, last_at: minute(2) });
const hers = message({ id: 10, client_id: anna.id, conversation_id: 1, at: minute(1) });
const his = message({ id: 20, client_id: pavel.id, conversation_id: 2, at: minute(2) });

const act: Told["glue"] = {
  id: 7,
  act: "glue",
  evidence: { kind: "operator", grade: "certain", params: {} },
  absorbed: pavel,
  into: anna,
  operator_id: 1,
  at: minute(5),
  undone_at: null,
  undone_by: null,
  undoable: true,
  undone_because: null,
  chosen: {},
};

const glued: Told = {
  glue: act,
  clients: [
    {
      client: anna,
      conversation_ids: [2],
      messages: [hers, { ...his, client_id: anna.id }],
      before: null,
      conversations: [annas, { ...pavels, client: anna }],
    },
  ],
  gone: { [pavel.id]: anna.id },
};

const parted: Told = {
  glue: { ...act, undone_at: minute(9) },
  clients: [
    { client: anna, conversation_ids: [], messages: [hers], before: null, conversations: [annas] },
    { client: pavel, conversation_ids: [2], messages: [his], before: null, conversations: [pavels] },
  ],
  gone: {},
};

const told = (seq: number, body: Told): LogEvent =>
  ({ seq, at: minute(seq), kind: "clients.regrouped", body }) as LogEvent;

const window = fromWindow(windowPage([pavels, annas]), ALL);
const open = (state: State, of: typeof hers, conversation: typeof annas): State =>
  withThread(
    state,
    fromHistory({
      seq: state.seq,
      client_id: of.client_id,
      messages: [of],
      before: null,
      after: null,
      anchor: null,
      tail: [],
      conversations: [conversation],
    }),
  );
const words = (state: State, clientId: number) => state.threads[clientId]?.messages.map(({ id }) => id);

test("the rows of whoever was glued go over to who took them", () => {
  const after = apply(window, told(101, glued));
  expect(after.list.rows.map(({ client }) => client.id)).toEqual([anna.id, anna.id]);
  expect(after.threads).toEqual({});
});

test("a thread that was open on either of the two shows the one history", () => {
  const pavelOpen = apply(open(window, his, pavels), told(101, glued));
  expect(Object.keys(pavelOpen.threads)).toEqual([String(anna.id)]);
  expect(words(pavelOpen, anna.id)).toEqual([10, 20]);
  expect(holderOf(pavelOpen, pavel.id)).toBe(anna.id);
  expect(words(apply(open(window, hers, annas), told(101, glued)), anna.id)).toEqual([10, 20]);
});

test("words on their way to the one go on their way in the history of both", () => {
  const pending = { key: "key-0001", conversationId: 2, text: "Сейчас" } as unknown as Pending;
  const writing = withPending(open(window, his, pavels), pavel.id, pending);
  expect(apply(writing, told(101, glued)).threads[anna.id]?.pending).toEqual([pending]);
});

test("the card beside the thread goes along, until the whole of it is told", () => {
  const shown = { ...open(window, his, pavels), clients: { [pavel.id]: clientCard(pavel) } };
  const after = apply(shown, told(101, glued));
  expect(Object.keys(after.clients)).toEqual([String(anna.id)]);
  const whole = clientCard(anna, { note: "Вместе" });
  const card = { seq: 102, at: minute(6), kind: "client.changed", body: { client: whole } } as LogEvent;
  expect(apply(after, card).clients[anna.id]).toEqual(whole);
});

test("parted again, each row and each history is its own", () => {
  const once = apply(open(window, hers, annas), told(101, glued));
  const after = apply(once, told(102, parted));
  expect(after.list.rows.map(({ client }) => client.id)).toEqual([pavel.id, anna.id]);
  expect(words(after, anna.id)).toEqual([10]);
  expect(words(after, pavel.id)).toBeUndefined();
  expect(holderOf(after, pavel.id)).toBe(pavel.id);
});
