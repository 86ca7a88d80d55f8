import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fromWindow } from "../state/from-window.ts";
import { boris, marina, windowPage } from "../testing/cast.ts";
import { forgetFleeting, takeFleeting } from "./fleeting.ts";
import { hereIn, isClientTyping, unsentWordsOf } from "./here.ts";
import { settleIn } from "./house.ts";

beforeEach(() => {
  vi.useFakeTimers();
  settleIn(fromWindow(windowPage([]), { view: "open", channelId: null } as never));
});
afterEach(() => {
  forgetFleeting();
  vi.useRealTimers();
});

const types = (operatorId: number | null, text: string | null = null) =>
  takeFleeting({
    kind: "typing",
    body: { client_id: 1, conversation_id: 7, operator_id: operatorId, text },
  });

const views = (operatorId: number, conversationId: number | null) =>
  takeFleeting({ kind: "viewing", body: { operator_id: operatorId, conversation_id: conversationId } });

const named = (conversationId: number) =>
  hereIn(conversationId).map(({ operator, isAnswering }) => [operator.name, isAnswering]);

test("a colleague who reads, then answers, then goes", () => {
  views(marina.id, 7);
  expect(named(7)).toEqual([["Марина", false]]);
  types(marina.id);
  expect(named(7)).toEqual([["Марина", true]]);
  views(marina.id, null);
  vi.advanceTimersByTime(15_100);
  expect(named(7)).toEqual([]);
});

test("I am not shown to myself", () => {
  views(boris.id, 7);
  types(boris.id);
  expect(named(7)).toEqual([]);
});

test("what a visitor has in the field is shown until it is cleared, or old", () => {
  types(null, "Где мой за");
  expect([unsentWordsOf(1), isClientTyping(7)]).toEqual(["Где мой за", true]);
  types(null, "");
  expect([unsentWordsOf(1), isClientTyping(7)]).toEqual([null, false]);
  types(null, "Где");
  vi.advanceTimersByTime(15_100);
  expect(unsentWordsOf(1)).toBe(null);
});

test("that a client types is soon forgotten", () => {
  types(null);
  expect([isClientTyping(7), unsentWordsOf(1)]).toEqual([true, null]);
  vi.advanceTimersByTime(6_100);
  expect(isClientTyping(7)).toBe(false);
});
