import { beforeEach, expect, test, vi } from "vitest";
import { fromWindow } from "../state/from-window.ts";
import type { Thread } from "../state/state.ts";
import { allOf } from "../state/view.ts";
import { anna, pavel, row, windowPage } from "../testing/cast.ts";
import { besideOf, followBeside } from "./beside.ts";
import { change, settleIn } from "./house.ts";
import { go } from "./route.ts";

const asked: string[] = [];

vi.mock("../api/suggestions.ts", () => ({
  readSuggestions: (id: number) => {
    asked.push(`suggestions ${id}`);
    return Promise.resolve([]);
  },
}));
vi.mock("../api/glues.ts", () => ({
  readActs: (id: number) => {
    asked.push(`acts ${id}`);
    return Promise.resolve([]);
  },
}));
vi.mock(import("./calls.ts"), async (original) => ({
  ...(await original()),
  learnCallsOf: (id: number) => {
    asked.push(`calls ${id}`);
    return Promise.resolve();
  },
}));

const thread = (clientId: number): Thread => ({
  clientId,
  begun: "now",
  messages: [],
  conversations: {},
  pending: [],
  floor: null,
  ceiling: null,
  tail: [],
});

const arrives = (clientId: number) =>
  change((state) => ({ ...state, threads: { ...state.threads, [clientId]: thread(clientId) } }));
const opens = (conversationId: number) => go({ at: "inbox", view: "open", conversationId });
const ALL_OF = (id: number) => [`calls ${id}`, `suggestions ${id}`, `acts ${id}`];

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ["setTimeout", "clearTimeout", "requestAnimationFrame", "cancelAnimationFrame"],
  });
  return () => vi.useRealTimers();
});

test("what stands beside a card is asked for behind its history, and not for whom somebody passes by", async () => {
  settleIn(fromWindow(windowPage([row({ id: 1 }), row({ id: 2, client: pavel })]), allOf("open")));
  change((state) => ({ ...state, me: { ...state.me, rights: ["clients.read"] } }));
  followBeside();
  opens(1);
  await vi.advanceTimersByTimeAsync(500);
  expect(asked).toEqual([]);
  arrives(anna.id);
  await vi.advanceTimersByTimeAsync(500);
  expect(asked.splice(0)).toEqual(ALL_OF(anna.id));
  expect(besideOf(anna.id).acts).toEqual([]);
  arrives(pavel.id);
  opens(2);
  opens(1);
  opens(2);
  await vi.advanceTimersByTimeAsync(500);
  expect(asked.splice(0)).toEqual(ALL_OF(pavel.id));
});
