import { beforeEach, describe, expect, test, vi } from "vitest";
import { type Chat, openChat } from "./chat.ts";
import { openQueue } from "./queue.ts";
import { openShelf } from "./shelf.ts";
import { tabsOf } from "./tabs.ts";
import { browserChannels, browserLocks } from "./testing/browser.ts";
import { visitorServer } from "./testing/server.ts";
import { freshStorage } from "./testing/storage.ts";
import { turnsOf } from "./turns.ts";

let keys = 0;
const newKey = () => `key-${++keys}-abcdef`;
const settle = (time = 60_000) => vi.advanceTimersByTimeAsync(time);

/** Anna's browser with the shop's page in several tabs. */
function browser(options: { readonly hasLocks?: boolean } = {}) {
  const server = visitorServer();
  const storage = freshStorage();
  const locks = options.hasLocks === false ? undefined : browserLocks();
  const openChannel = browserChannels();
  const tab = () => {
    const shelf = openShelf("lavka", storage);
    const seen = { isVisible: true, isAsleep: false };
    const tabs = tabsOf({
      name: "lavka",
      locks,
      openChannel: (name) => openChannel(name, () => seen.isAsleep),
      newKey,
      lead: () => chat.lead,
      isVisible: () => seen.isVisible,
    });
    const chat: Chat = openChat({
      shelf,
      queue: openQueue(shelf, () => new Date(), newKey),
      openSocket: tabs.share(server.open),
      openExchange: tabs.share(server.open),
      takeTurn: turnsOf("lavka", undefined),
      page: () => ({ url: "https://lavka.example/", title: "Лавка", referrer: "" }),
      language: "ru-RU",
      now: Date.now,
      random: () => 0.5,
      onAnswer: () => undefined,
      onStop: tabs.leave,
    });
    chat.start();
    chat.join();
    const texts = () => chat.state.value.messages.map((message) => message.text);
    return { chat, shelf, seen, texts };
  };
  return { server, storage, tab };
}

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

describe("several tabs", () => {
  test("have one line, and all of them hear and speak", async () => {
    const { server, tab } = browser();
    const [first, second] = [tab(), tab()];
    await settle(1_000);
    expect(server.hellos).toHaveLength(1);
    expect(second.chat.link.value).toBe("live");
    second.chat.write("Где мой заказ?");
    await settle(1_000);
    server.say("Уже едет");
    await settle(1_000);
    expect(first.texts()).toEqual(["Где мой заказ?", "Уже едет"]);
    expect(second.texts()).toEqual(first.texts());
    expect(second.chat.state.value.waiting).toEqual([]);
    expect(server.hellos).toHaveLength(1);
  });

  test("a tab that opens later has the whole history at once", async () => {
    const { server, tab } = browser();
    const first = tab();
    await settle(1_000);
    first.chat.write("Первое");
    await settle(1_000);
    server.say("Второе");
    await settle(1_000);
    const late = tab();
    await settle(1_000);
    expect(late.texts()).toEqual(["Первое", "Второе"]);
    expect(server.hellos).toHaveLength(1);
  });

  test("the line goes over to the next when its tab closes, and nothing is lost or doubled", async () => {
    const { server, tab } = browser();
    const [first, second, third] = [tab(), tab(), tab()];
    await settle(1_000);
    second.chat.write("Первое");
    await settle(1_000);
    first.chat.stop();
    server.say("Пока никто не слушал");
    second.chat.write("Второе");
    third.chat.write("Третье");
    await settle();
    expect(server.texts()).toHaveLength(3);
    expect(new Set(server.texts())).toEqual(new Set(["Первое", "Второе", "Третье"]));
    expect(second.texts()).toEqual(third.texts());
    expect(second.texts()).toHaveLength(4);
    expect(server.hellos).toHaveLength(2);
  });

  test("a line that was cut comes back for all", async () => {
    const { server, tab } = browser();
    const [first, second] = [tab(), tab()];
    await settle(1_000);
    server.goAway(true);
    await settle(5_000);
    expect(second.chat.link.value).not.toBe("live");
    second.chat.write("Из тоннеля");
    server.goAway(false);
    await settle();
    expect(server.texts()).toEqual(["Из тоннеля"]);
    expect(first.texts()).toEqual(second.texts());
    expect(second.chat.link.value).toBe("live");
  });

  test("a tab before somebody's eyes takes the lead from one that sleeps", async () => {
    const { server, tab } = browser();
    const asleep = tab();
    await settle(1_000);
    asleep.seen.isAsleep = true;
    const hidden = tab();
    hidden.seen.isVisible = false;
    await settle(20_000);
    expect(hidden.chat.link.value).not.toBe("live");
    hidden.seen.isVisible = true;
    hidden.chat.wake();
    await settle(60_000);
    expect(hidden.chat.link.value).toBe("live");
    asleep.seen.isAsleep = false;
    asleep.chat.write("Я проснулась");
    await settle();
    expect(server.texts()).toEqual(["Я проснулась"]);
    expect(hidden.texts()).toEqual(["Я проснулась"]);
  });

  test("without locks every tab has a line of its own", async () => {
    const { server, tab } = browser({ hasLocks: false });
    const [first, second] = [tab(), tab()];
    await settle(1_000);
    expect(server.hellos.length).toBeGreaterThanOrEqual(2);
    second.chat.write("Слышно?");
    await settle(5_000);
    expect(first.texts()).toEqual(["Слышно?"]);
  });
});
