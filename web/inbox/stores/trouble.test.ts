import { beforeEach, expect, test } from "vitest";
import type { DeliveryState } from "#shared/wire.ts";
import { fromWindow } from "../state/from-window.ts";
import type { Pending, Thread } from "../state/state.ts";
import { allOf } from "../state/view.ts";
import { anna, message, minute, row, windowPage } from "../testing/cast.ts";
import { house, settleIn } from "./house.ts";
import { troubleOf } from "./trouble.ts";

const matter = row({ id: 1, last_message_id: 7 });

beforeEach(() => settleIn(fromWindow(windowPage([matter]), allOf("open"))));

function annaHas(over: Partial<Thread>): void {
  const thread: Thread = {
    clientId: anna.id,
    messages: [],
    floor: null,
    ceiling: null,
    tail: [],
    begun: "",
    conversations: {},
    pending: [],
    ...over,
  };
  const state = house.peek();
  if (state) house.value = { ...state, threads: { [anna.id]: thread } };
}

function ours(id: number, state: DeliveryState) {
  const delivery = { id: 1, state, code: null, detail: null, due_at: null, attempts: 1 };
  return message({ id, direction: "out", delivery });
}

const words: Pending = {
  key: "k",
  conversationId: 1,
  direction: "out",
  text: "Везём",
  entities: [],
  at: minute(9),
  channelId: 1,
  identityId: 11,
  quotes: null,
  files: [],
  buttons: [],
  close: false,
  fate: "on_its_way",
};

test.each(["failed", "uncertain"] as const)("what is %s last is told in the row", (state) => {
  annaHas({ messages: [ours(7, state)] });
  expect(troubleOf(matter)).toBe(state);
});

test("what came after it lifts the mark", () => {
  annaHas({ messages: [ours(6, "failed"), message({ id: 7 })] });
  expect(troubleOf(matter)).toBeNull();
});

test("words on their way are no trouble until the server refuses them", () => {
  annaHas({ pending: [words] });
  expect(troubleOf(matter)).toBeNull();
  annaHas({ pending: [{ ...words, fate: { refused: "channel_absent" } }] });
  expect(troubleOf(matter)).toBe("failed");
});

test("of a history that nobody has read nothing is said", () => {
  expect(troubleOf(matter)).toBeNull();
});
