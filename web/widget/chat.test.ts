import { beforeEach, describe, expect, test, vi } from "vitest";
import { openChat } from "./chat.ts";
import { openQueue } from "./queue.ts";
import { openShelf } from "./shelf.ts";
import { visitorServer } from "./testing/server.ts";
import { freshStorage } from "./testing/storage.ts";
import { turnsOf } from "./turns.ts";
import type { Message } from "./wire.ts";

type Server = ReturnType<typeof visitorServer>;

let keys = 0;

/** One tab of Anna's browser. */
function tab(server: Server, storage: Storage, beforeHello: () => void = () => undefined) {
  const shelf = openShelf("lavka", storage);
  const answers: Message[] = [];
  const chat = openChat({
    shelf,
    queue: openQueue(
      shelf,
      () => new Date(),
      () => `key-${++keys}-abcdef`,
    ),
    openSocket: server.open,
    openExchange: server.open,
    takeTurn: turnsOf("lavka", undefined),
    page() {
      beforeHello();
      return { url: "https://lavka.example/", title: "Лавка", referrer: "" };
    },
    language: "ru-RU",
    now: Date.now,
    random: () => 0.5,
    onAnswer: (message) => void answers.push(message),
  });
  chat.start();
  const shown = () => [
    ...chat.state.value.messages.map((message) => message.text),
    ...chat.state.value.waiting.map((waiting) => waiting.text),
  ];
  return { chat, answers, shown };
}

/** The same chances for the same seed. */
function chances(seed: number): (likely: number) => boolean {
  let state = seed;
  return (likely) => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647 < likely;
  };
}

function trouble(server: Server, happens: (likely: number) => boolean): void {
  if (happens(0.3)) server.loseNextAnswer();
  if (happens(0.3)) server.say("ответ");
  if (happens(0.2)) server.cut();
}

const settle = (time = 60_000) => vi.advanceTimersByTimeAsync(time);

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

describe("a stranger", () => {
  test("is not connected before the panel is opened", async () => {
    const server = visitorServer();
    const { chat } = tab(server, freshStorage());
    await settle();
    expect(server.hellos).toEqual([]);
    chat.join();
    await settle(100);
    expect(server.hellos).toHaveLength(1);
  });

  test("who has been given a token is connected on the next page", async () => {
    const [server, storage] = [visitorServer(), freshStorage()];
    const first = tab(server, storage);
    first.chat.join();
    await settle(100);
    first.chat.stop();
    tab(server, storage);
    await settle(100);
    expect(server.hellos.map((hello) => hello.token)).toEqual([null, "anna"]);
  });
});

describe("what Anna writes", () => {
  test("is stored before it is shown and shown before it is sent", () => {
    const [server, storage] = [visitorServer(), freshStorage()];
    const { chat, shown } = tab(server, storage);
    chat.state.watch(() => expect(JSON.stringify({ ...stored(storage) })).toContain("Где мой заказ?"));
    chat.write("Где мой заказ?");
    expect(shown()).toEqual(["Где мой заказ?"]);
    expect(server.frames).toEqual([]);
  });

  test("and the server took is not sent again, though its answer was lost", async () => {
    const [server, storage] = [visitorServer(), freshStorage()];
    const { chat, shown } = tab(server, storage);
    chat.join();
    await settle(100);
    server.loseNextAnswer();
    chat.write("раз");
    chat.write("два");
    await settle();
    expect(server.texts()).toEqual(["раз", "два"]);
    expect(shown()).toEqual(["раз", "два"]);
    expect(queued(storage)).toEqual([]);
  });

  test("while the server is away goes when it is back, also from a page loaded anew", async () => {
    const [server, storage] = [visitorServer(), freshStorage()];
    server.goAway(true);
    const first = tab(server, storage);
    first.chat.write("раз");
    first.chat.write("два");
    await settle();
    first.chat.stop();
    const second = tab(server, storage);
    second.chat.write("три");
    await settle();
    expect(second.shown()).toEqual(["раз", "два", "три"]);
    server.goAway(false);
    await settle();
    expect(server.texts()).toEqual(["раз", "два", "три"]);
    expect(queued(storage)).toEqual([]);
  });

  test.each(Array.from({ length: 25 }, (_, index) => index + 1))(
    "arrives once and in order, wherever the line is cut (seed %i)",
    async (seed) => {
      const [server, storage, happens] = [visitorServer(), freshStorage(), chances(seed)];
      let anna = tab(server, storage);
      const written = Array.from({ length: 30 }, (_, step) => `слово ${step}`);
      for (const words of written) {
        anna.chat.write(words);
        trouble(server, happens);
        if (happens(0.1)) {
          anna.chat.stop();
          anna = tab(server, storage);
        }
        await settle(happens(0.5) ? 2_000 : 20);
      }
      await settle(5 * 60_000);
      expect(server.texts()).toEqual(written);
      expect(anna.shown()).toEqual(server.messages.map((message) => message.text));
      expect(queued(storage)).toEqual([]);
    },
  );

  test("and is refused for now goes again; refused for good it stays with her, and the next one passes", async () => {
    const server = visitorServer();
    const { chat, shown } = tab(server, freshStorage());
    server.refuse("too_many_messages", 5);
    chat.write("часто");
    await settle(4_000);
    expect(server.texts()).toEqual([]);
    server.refuse(null);
    await settle(5_000);
    expect(server.texts()).toEqual(["часто"]);

    server.refuse("text_too_long");
    chat.write("длинно");
    await settle(1_000);
    server.refuse(null);
    chat.write("коротко");
    await settle(1_000);
    expect(server.texts()).toEqual(["часто", "коротко"]);
    expect(shown()).toEqual(["часто", "коротко", "длинно"]);
    const [refused] = chat.state.value.waiting;
    expect(refused?.refused).toBe("text_too_long");
    chat.drop(refused?.key ?? "");
    expect(shown()).toEqual(["часто", "коротко"]);
  });
});

describe("what Boris answers", () => {
  test("is confirmed after it is in sight, again on every new line, and rings once", async () => {
    const server = visitorServer();
    const { chat, answers } = tab(server, freshStorage());
    chat.write("Вы здесь?");
    await settle(100);
    const id = server.say("Здесь");
    await settle(100);
    server.cut();
    await settle();
    expect(server.of("received").map((frame) => frame.ids)).toEqual([[id], [id]]);
    expect(answers.map((message) => message.text)).toEqual(["Здесь"]);
  });

  test("is read only when Anna has seen it, and the mark is told again on a new line", async () => {
    const server = visitorServer();
    const { chat } = tab(server, freshStorage());
    chat.join();
    await settle(100);
    const id = server.say("Здесь");
    await settle(100);
    expect(server.of("read")).toEqual([]);
    chat.see(id);
    chat.see(id - 1);
    server.cut();
    await settle();
    expect(server.of("read").map((frame) => frame.upto)).toEqual([id]);
    server.cut();
    await settle();
    expect(server.of("read").map((frame) => frame.upto)).toEqual([id, id]);
  });
});

test("marks that the server could not store are told again with the next frame", async () => {
  const server = visitorServer();
  const { chat } = tab(server, freshStorage());
  chat.join();
  await settle(100);
  chat.see(server.say("Здесь"));
  await settle(100);
  const [told, read] = [server.of("received").length, server.of("read").length];
  server.tell({ type: "refused", key: null, code: "too_busy", retry_after: null });
  await settle(100);
  expect(server.of("received")).toHaveLength(told);
  server.tell({ type: "pong" });
  await settle(100);
  expect(server.of("received")).toHaveLength(told + 1);
  expect(server.of("read")).toHaveLength(read + 1);
});

describe("the line", () => {
  test("is asked for the rest when something was missed on it", async () => {
    const server = visitorServer();
    const { chat, shown } = tab(server, freshStorage());
    chat.join();
    await settle(100);
    server.say("раз");
    server.tell({ type: "events", after: 7, upto: 8, events: [] });
    server.tell({ type: "events", after: 8, upto: 9, events: [] });
    await settle(100);
    expect(server.hellos.map((hello) => hello.since)).toEqual([null, 1]);
    expect(shown()).toEqual(["раз"]);
  });

  test("is asked anew when the server wants the seq or the token forgotten", async () => {
    const [server, storage] = [visitorServer(), freshStorage()];
    const { chat } = tab(server, storage);
    chat.join();
    await settle(100);
    server.tell({ type: "reload", reason: "too_old" });
    await settle(100);
    server.tell({ type: "reload", reason: "bad_token" });
    await settle(100);
    expect(server.hellos.map(({ token, since }) => [token, since])).toEqual([
      [null, null],
      ["anna", null],
      [null, null],
    ]);
    expect(storage.getItem("okno:lavka:token")).toBe("anna");
  });

  test("carries typing at most every two seconds", async () => {
    const server = visitorServer();
    const { chat } = tab(server, freshStorage());
    chat.join();
    await settle(2_500);
    for (let press = 0; press < 30; press += 1) {
      chat.typing("Вы здесь?");
      await settle(100);
    }
    expect(server.of("typing")).toHaveLength(2);
  });
});

test("a token renewed by another tab costs a fresh history, and nothing leaves the screen for it", async () => {
  const [server, storage] = [visitorServer(), freshStorage()];
  const { chat, shown } = tab(server, storage);
  chat.write("Вы здесь?");
  await settle(100);
  storage.setItem("okno:lavka:token", "anna-renewed");
  let fewest = 1;
  chat.state.watch(() => {
    fewest = Math.min(fewest, shown().length);
  });
  server.cut();
  await settle();
  expect(server.hellos.map(({ token, since }) => [token, since])).toContainEqual(["anna-renewed", null]);
  expect(fewest).toBe(1);
});

test("one browser stays one visitor, when two tabs ask for a token at once", async () => {
  const [server, storage] = [visitorServer(), freshStorage()];
  const { chat } = tab(server, storage, () => storage.setItem("okno:lavka:token", "the-other-tab-was-first"));
  chat.join();
  await settle(100);
  expect(server.hellos.map((hello) => hello.token)).toEqual([null, "the-other-tab-was-first"]);
});

function stored(storage: Storage): Readonly<Record<string, string | null>> {
  const names = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? "");
  return Object.fromEntries(names.map((name) => [name, storage.getItem(name)]));
}

const queued = (storage: Storage) => Object.keys(stored(storage)).filter((name) => name.includes("queue."));
