import { beforeEach, expect, test } from "vitest";
import { fromWindow } from "../state/from-window.ts";
import type { Thread } from "../state/state.ts";
import { allOf } from "../state/view.ts";
import { change, house, settleIn } from "../stores/house.ts";
import { windowPage } from "../testing/cast.ts";
import { keepAhead, keepLately } from "./keep-threads.ts";

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

const holds = (): readonly number[] => Object.keys(house.peek()?.threads ?? {}).map(Number);

beforeEach(() => settleIn(fromWindow(windowPage([]), allOf("open"))));

test("the histories looked at last stay, and coming back to one of them changes nothing that is held", () => {
  for (let id = 1; id <= 30; id += 1) {
    change((state) => ({ ...state, threads: { ...state.threads, [id]: thread(id) } }));
    keepLately(id);
  }
  expect(holds()).toEqual(Array.from({ length: 24 }, (_, at) => at + 7));
  const before = house.peek();
  keepLately(10);
  expect(house.peek()).toBe(before);
});

test("what was read ahead takes no place from what was looked at, nor the one from the other", () => {
  const reads = (id: number) =>
    change((state) => ({ ...state, threads: { ...state.threads, [id]: thread(id) } }));
  for (let id = 1; id <= 24; id += 1) {
    reads(id);
    keepLately(id);
  }
  for (const id of [101, 102, 103]) {
    reads(id);
    keepAhead(id);
  }
  expect(holds()).toEqual([...Array.from({ length: 24 }, (_, at) => at + 1), 101, 102, 103]);
  keepLately(101);
  expect(holds()).toEqual([...Array.from({ length: 23 }, (_, at) => at + 2), 101, 102, 103]);
});
