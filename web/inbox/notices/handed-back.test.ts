import { beforeEach, expect, test, vi } from "vitest";
import { fromWindow } from "../state/from-window.ts";
import { allOf } from "../state/view.ts";
import { change, house, settleIn } from "../stores/house.ts";
import { notice } from "../stores/notice.ts";
import { route } from "../stores/route.ts";
import { boris, windowPage } from "../testing/cast.ts";
import { speakIn } from "../words/t.ts";
import { tellHandedBack } from "./handed-back.ts";

const told = vi.hoisted(() => vi.fn(() => Promise.resolve()));
vi.mock("../api/away.ts", () => ({ haveBeenTold: told }));

const opens = (handed_back: readonly number[], away = false): void => {
  settleIn(fromWindow(windowPage([], { handed_back }), allOf("open")));
  const operator = { ...boris, away };
  change((state) => ({ ...state, me: { ...state.me, operator } }));
};

beforeEach(async () => {
  await speakIn("ru");
  notice.value = null;
  told.mockClear();
});

test.each([
  [1, "Пока вас не было, 1 чат вернулся в очередь"],
  [3, "Пока вас не было, 3 чата вернулись в очередь"],
  [11, "Пока вас не было, 11 чатов вернулись в очередь"],
])("%i are told once", (count, words) => {
  opens(Array.from({ length: count }, (_, at) => at + 1));
  tellHandedBack();
  expect(notice.value?.text).toBe(words);
  notice.value = null;
  tellHandedBack();
  expect(notice.value).toBeNull();
  expect(told).toHaveBeenCalledTimes(1);
  expect(house.value?.handedBack).toEqual([]);
});

test("whoever is still away is told later", () => {
  opens([1], true);
  tellHandedBack();
  expect(notice.value).toBeNull();
});

test("one of them opens, many are shown where all may take them", () => {
  opens([7]);
  tellHandedBack();
  notice.value?.deed?.act();
  expect(route.value).toMatchObject({ view: "open", conversationId: 7 });
  opens([7, 8]);
  tellHandedBack();
  notice.value?.deed?.act();
  expect(route.value).toMatchObject({ view: "unassigned", conversationId: null });
});
