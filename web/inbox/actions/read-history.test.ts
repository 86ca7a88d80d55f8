import { expect, test, vi } from "vitest";
import type { HistoryAsked } from "../api/conversations.ts";
import { fromWindow } from "../state/from-window.ts";
import type { Thread } from "../state/state.ts";
import { allOf } from "../state/view.ts";
import { change, settleIn } from "../stores/house.ts";
import { anna, minute, windowPage } from "../testing/cast.ts";
import { readEarlier, readNewest } from "./read-history.ts";

const asked: HistoryAsked[] = [];
const answers: (() => void)[] = [];

vi.mock("../api/conversations.ts", () => ({
  readHistory: (_: number, what: HistoryAsked) => {
    asked.push(what);
    return new Promise((_done, refuse) => {
      answers.push(() => refuse(new Error("unheard")));
    });
  },
}));

const place = { at: minute(1), id: 1 };
const thread: Thread = {
  clientId: anna.id,
  begun: "now",
  messages: [],
  conversations: {},
  pending: [],
  floor: place,
  ceiling: place,
  tail: [],
};

test("the way to the newest words waits for the page that is on its way, and is not forgotten", async () => {
  settleIn(fromWindow(windowPage([]), allOf("open")));
  change((state) => ({ ...state, threads: { [anna.id]: thread } }));
  const earlier = readEarlier(anna.id);
  const newest = readNewest(anna.id);
  await Promise.resolve();
  expect(asked).toHaveLength(1);
  answers[0]?.();
  await earlier;
  await vi.waitFor(() => expect(asked).toEqual([expect.objectContaining({ before: expect.anything() }), {}]));
  answers[1]?.();
  await newest;
});
