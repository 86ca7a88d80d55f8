import { expect, test } from "vitest";
import type { LogEvent } from "#shared/events.ts";
import { message, minute, row } from "../testing/cast.ts";
import { callsIn } from "./mentions.ts";

const note = message({ id: 7, direction: "note", text: "@Борис, посмотри" });
const added = {
  seq: 2,
  at: minute(1),
  kind: "message.added",
  body: { message: note, conversation: row({ id: 1 }) },
};
const named = (id: number) => ({
  seq: 1,
  at: minute(1),
  kind: "mention.added",
  body: { conversation_id: 1, message_id: id, count: 1 },
});

test("a note that names me is a call; one that names nobody, or a mark without a note, is none", () => {
  const told = (...events: object[]) => callsIn(events as LogEvent[]).map((call) => call.message.id);
  expect(told(named(7), added)).toEqual([7]);
  expect(told(added)).toEqual([]);
  expect(told(named(7))).toEqual([]);
  expect(told(named(6), added)).toEqual([]);
});
