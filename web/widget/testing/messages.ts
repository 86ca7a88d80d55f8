import type { Message, Person, ServerFrame, Welcome } from "../wire.ts";

export const boris: Person = { name: "Борис", hue: 200 };

const plain = { entities: [], edited: false, deleted: false, reply_to: null, attachments: [] } as const;

/** Words of an operator. */
export const borisSays = (id: number, text: string, more: Partial<Message> = {}): Message => ({
  ...plain,
  id,
  key: null,
  mine: false,
  text,
  at: new Date(Date.UTC(2025, 2, 3, 9, 0, id)).toISOString(),
  author: boris,
  ...more,
});

/** Words of the visitor as the server has them. */
export const annaSaid = (id: number, text: string, key: string): Message => ({
  ...borisSays(id, text),
  key,
  mine: true,
  author: null,
});

export const welcome = (more: Partial<Welcome> = {}): Welcome => ({
  type: "welcome",
  token: "anna",
  seq: 10,
  messages: [],
  earlier: false,
  seen_upto: 0,
  operators: [boris],
  operator_online: true,
  links: { offers: [], cards: [], open: null },
  ...more,
});

/** One event that follows `after` without a gap. */
export const messageAfter = (after: number, body: Message): ServerFrame => ({
  type: "events",
  after,
  upto: after + 1,
  events: [{ seq: after + 1, kind: "message", body }],
});
