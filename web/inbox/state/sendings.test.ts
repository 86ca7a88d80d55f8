import { describe, expect, it } from "vitest";
import type { LogEvent } from "#shared/events.ts";
import type { SendingCard } from "#shared/wire.ts";
import { afterEvents, sendingsOfClient, withSending } from "./sendings.ts";

const card = (id: number, how: Partial<SendingCard> = {}): SendingCard => ({
  id,
  key: `key-of-${id}`,
  client_id: 1,
  conversation_id: 1,
  channel_id: 1,
  identity_id: 1,
  operator_id: 1,
  is_scheduled: true,
  due_at: `2026-11-2${id}T09:00:00.000000Z`,
  created_at: "2026-11-20T09:00:00.000000Z",
  heard_upto: 0,
  text: `${id}`,
  entities: [],
  files: [],
  quotes: null,
  answers: null,
  buttons: [],
  close: false,
  revision: 1,
  ...how,
});

const changed = (sending: SendingCard): LogEvent => ({
  seq: 1,
  at: sending.created_at,
  kind: "sending.changed",
  body: { sending },
});

const ended = (id: number): LogEvent => ({
  seq: 2,
  at: "2026-11-20T09:00:00.000000Z",
  kind: "sending.ended",
  body: { sending_id: id, client_id: 1, conversation_id: 1, message_id: null },
});

describe("what waits to go", () => {
  it("comes and goes as the log tells", () => {
    const gone = new Set<number>();
    const waiting = afterEvents({}, [changed(card(1)), changed(card(2)), ended(1)], gone);
    expect(Object.keys(waiting)).toEqual(["2"]);
    expect(gone).toEqual(new Set([1]));
  });

  it("keeps the later of two tellings", () => {
    const waiting = withSending({ 1: card(1, { revision: 2, text: "новое" }) }, card(1));
    expect(waiting[1]?.text).toBe("новое");
  });

  it("stands in the order in which it goes, what is only held first", () => {
    const waiting = [card(3), card(2), card(5, { is_scheduled: false }), card(4, { client_id: 2 })];
    const all = waiting.reduce(withSending, {});
    expect(sendingsOfClient(all, 1).map(({ id }) => id)).toEqual([5, 2, 3]);
  });
});
