import { expect, test } from "vitest";
import type { MessageCard } from "#shared/wire.ts";
import { message, minute, telegram, vk } from "../testing/cast.ts";
import { entriesOf, firstUnread } from "./entries.ts";

const drawn = (messages: readonly MessageCard[], firstUnreadId: number | null = null) =>
  entriesOf(messages, [], firstUnreadId);

const shape = (messages: readonly MessageCard[], firstUnreadId: number | null = null) =>
  drawn(messages, firstUnreadId).map((entry) =>
    entry.is === "message"
      ? `${entry.message.id}${entry.isHead ? " head" : ""}${entry.isTail ? " tail" : ""}`
      : entry.is,
  );

const at = (id: number, when: number, over: Partial<MessageCard> = {}) =>
  message({ id, at: minute(when), ...over });

test("words within five minutes are one group", () => {
  expect(shape([at(1, 0), at(2, 2), at(3, 6), at(4, 20)])).toEqual([
    "day",
    "1 head",
    "2",
    "3 tail",
    "4 head tail",
  ]);
});

test("an answer begins a group of its own", () => {
  expect(shape([at(1, 0), at(2, 1, { direction: "out", operator_id: 1 })])).toEqual([
    "day",
    "1 head tail",
    "2 head tail",
  ]);
});

test("two colleagues do not speak with one voice", () => {
  const ours = (id: number, operator_id: number) => at(id, 1, { direction: "out", operator_id });
  expect(shape([ours(1, 1), ours(2, 2)])).toEqual(["day", "1 head tail", "2 head tail"]);
});

test("the channel is named where it changes, also across a note", () => {
  const marks = drawn([
    at(1, 0),
    at(2, 1, { direction: "note", channel_id: null, identity_id: null, operator_id: 1 }),
    at(3, 2),
    at(4, 3, { channel_id: vk.id }),
  ]).map((entry) => (entry.is === "message" ? entry.channelId : entry.is));
  expect(marks).toEqual(["day", telegram.id, null, null, vk.id]);
});

test("another account on the same channel is named too", () => {
  const marks = drawn([at(1, 0), at(2, 1, { identity_id: 12 }), at(3, 2, { identity_id: 12 })]).map(
    (entry) => (entry.is === "message" ? entry.channelId : entry.is),
  );
  expect(marks).toEqual(["day", telegram.id, telegram.id, null]);
});

test("each day has its line", () => {
  expect(shape([at(1, 0), at(2, 24 * 60)]).filter((one) => one === "day")).toHaveLength(2);
});

test("system lines stand alone", () => {
  const opened = at(2, 1, { direction: "system", service: { code: "started" } });
  expect(shape([at(1, 0), opened, at(3, 2)])).toEqual(["day", "1 head tail", "system", "3 head tail"]);
});

test("an album is one message with all its pictures and its words", () => {
  const picture = (id: number) => ({
    id,
    kind: "photo",
    name: null,
    mime: null,
    size: null,
    width: 4,
    height: 3,
    duration: null,
    details: {},
    state: "stored" as const,
    url: null,
    thumbnail_url: null,
  });
  const [entry] = drawn([
    at(1, 0, { group_key: "g", text: "", attachments: [picture(1)] }),
    at(2, 0, { group_key: "g", text: "Вот так", attachments: [picture(2)] }),
  ]).slice(1);
  expect(entry?.is === "message" && [entry.message.text, entry.attachments.map(({ id }) => id)]).toEqual([
    "Вот так",
    [1, 2],
  ]);
});

test("the line above what is new stands over the first unseen words of the client", () => {
  const history = [at(1, 0), at(2, 1, { direction: "out" }), at(3, 2), at(4, 3)];
  const whole = { messages: history, floor: null, ceiling: null };
  expect(firstUnread(whole, 0, null)).toBeNull();
  expect(firstUnread(whole, 2, null)).toBe(3);
  expect(firstUnread(whole, 9, null)).toBe(1);
  const place = { at: minute(0), id: 1 };
  expect(firstUnread({ ...whole, floor: place }, 9, null), "it lies further back").toBeNull();
  expect(firstUnread({ ...whole, ceiling: place }, 2, null), "nobody knows what is new").toBeNull();
  const sought = { clientId: 1, messageId: 2, isUnread: true };
  expect(firstUnread({ ...whole, ceiling: place }, 90, sought)).toBe(2);
  expect(shape(history, 3)).toEqual(["day", "1 head tail", "2 head tail", "unread", "3 head", "4 tail"]);
});

test("a message that the server confirms keeps the key it had on its way", () => {
  const pending = {
    key: "abcdefgh",
    conversationId: 1,
    direction: "out",
    text: "Едет",
    entities: [],
    at: minute(5),
    channelId: 1,
    identityId: 11,
    quotes: null,
    files: [],
    buttons: [],
    close: false,
    fate: "on_its_way",
  } as const;
  const before = entriesOf([at(1, 0)], [pending], null).at(-1)?.key;
  const after = drawn([at(1, 0), at(2, 5, { direction: "out", key: "abcdefgh" })]).at(-1)?.key;
  expect(before).toBe(after);
});

test("a new matter begins with a line, once, and the first one without", () => {
  const of = (id: number, when: number, conversation_id: number) => at(id, when, { conversation_id });
  expect(shape([of(1, 0, 1), of(2, 1, 2), of(3, 2, 1), of(4, 3, 2)])).toEqual([
    "day",
    "1 head tail",
    "break",
    "2 head",
    "3",
    "4 tail",
  ]);
});
