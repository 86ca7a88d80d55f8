import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fromWindow } from "../state/from-window.ts";
import { allOf } from "../state/view.ts";
import { change, house, settleIn } from "../stores/house.ts";
import { notice } from "../stores/notice.ts";
import { row, windowPage } from "../testing/cast.ts";
import { speakIn } from "../words/t.ts";
import { send } from "./send.ts";

const matter = row({ id: 7 });

beforeEach(async () => {
  await speakIn("ru");
  notice.value = null;
  const at = allOf("open");
  settleIn(fromWindow(windowPage([matter]), at));
  const thread = {
    clientId: matter.client.id,
    begun: "now",
    messages: [],
    conversations: {},
    pending: [],
    floor: null,
    ceiling: null,
    tail: [],
  } as const;
  change((state) => ({
    ...state,
    threads: { [matter.client.id]: thread },
    workplace: { ...state.workplace, undo_send_seconds: 5 },
  }));
});
afterEach(() => vi.unstubAllGlobals());

const words = {
  direction: "out",
  text: "Привезём завтра",
  entities: [],
  identityId: 1,
  channelId: 1,
  quotes: null,
  files: [],
  buttons: [],
  close: false,
} as const;

test("what nobody answered is not said to have gone", async () => {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch")));

  send(matter, words);
  expect(notice.value?.text).toBe("Отправлено");
  await vi.waitFor(() =>
    expect(house.value?.threads[matter.client.id]?.pending[0]?.fate).toEqual({ refused: "offline" }),
  );

  // The matter is not looked at, so its own line is not seen either.
  expect(notice.value?.undo).toBeNull();
  expect(notice.value?.text).toBe("Не получилось.");
});
