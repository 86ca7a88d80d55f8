import { expect, test, vi } from "vitest";
import { openChat } from "./chat.ts";
import { isSomebodyElse, personOf } from "./person.ts";
import { openQueue } from "./queue.ts";
import { openShelf } from "./shelf.ts";
import { visitorServer } from "./testing/server.ts";
import { freshStorage } from "./testing/storage.ts";
import { turnsOf } from "./turns.ts";

const tokenOf = (claims: unknown) =>
  `head.${btoa(unescape(encodeURIComponent(JSON.stringify(claims))))}.sign`;
const ANNA = tokenOf({ sub: "anna-17", name: "Анна" });
const BORIS = tokenOf({ sub: "boris-4", name: "Борис" });

test("a token tells whom it speaks of, also in Russian; anything else tells nothing", () => {
  expect(personOf(ANNA)).toBe("anna-17");
  expect(personOf(tokenOf({ sub: "анна" }))).toBe("анна");
  expect(personOf("nonsense")).toBeNull();
  expect(personOf("a.b.c")).toBeNull();
});

function page(storage = freshStorage()) {
  vi.useFakeTimers();
  const server = visitorServer();
  const shelf = openShelf("lavka", storage);
  const told: string[] = [];
  const queue = openQueue(
    shelf,
    () => new Date(),
    () => `key-${Math.random()}`,
  );
  const chat = openChat({
    shelf,
    queue,
    openSocket: server.open,
    openExchange: server.open,
    takeTurn: turnsOf("lavka", undefined),
    page: () => ({ url: "", title: "", referrer: "" }),
    language: "ru",
    now: Date.now,
    random: () => 0.5,
    onAnswer: () => undefined,
    onUserRefused: (code) => void told.push(code),
    onForget: () => void told.push("forgotten"),
  });
  chat.start();
  return { server, shelf, chat, told, storage };
}

const settle = (time = 1_000) => vi.advanceTimersByTimeAsync(time);

test("who is signed in is said with the hello, and connected at once", async () => {
  const { server, chat } = page();
  chat.identify(ANNA);
  await settle();
  expect(server.hellos[0]?.user).toBe(ANNA);
});

test("who is told while the first hello is under way is named right after its welcome", async () => {
  const { server, chat } = page();
  chat.join();
  await vi.advanceTimersToNextTimerAsync();
  chat.identify(ANNA);
  await settle();
  expect(server.hellos.map(({ user }) => user)).toEqual([null]);
  expect(server.of("identify").map(({ token }) => token)).toEqual([ANNA]);
});

test("a token that is too old is told to the site, and the visitor may still talk", async () => {
  const { server, chat, told } = page();
  chat.identify(ANNA);
  await settle();
  server.tell({ type: "refused", key: null, code: "user_token_expired", retry_after: null });
  expect(told).toEqual(["user_token_expired"]);
  expect(chat.link.value).toBe("live");
  chat.identify(BORIS);
  await settle();
  expect(server.of("identify").map(({ token }) => token)).toEqual([BORIS]);
});

test("after signing out nothing of the person is left", async () => {
  const { server, chat, told, shelf } = page();
  chat.identify(ANNA);
  await settle();
  shelf.put("user", "anna-17");
  shelf.put("draft", "не дописано");
  chat.write("Секрет");
  await settle();
  chat.signOut();
  expect(shelf.names()).toEqual([]);
  expect(chat.state.value.messages).toEqual([]);
  expect(told).toEqual(["forgotten"]);
  await settle();
  expect(server.of("sign_out").length).toBeGreaterThan(0);
  server.tell({ type: "reload", reason: "signed_out" });
  await settle();
  expect(server.hellos[server.hellos.length - 1]).toMatchObject({ token: null, since: null, user: null });
});

test("signing out without a network ends it here, and on the server when it is back", async () => {
  const { server, chat, shelf } = page();
  chat.identify(ANNA);
  await settle();
  const token = shelf.get("token");
  server.goAway(true);
  chat.signOut();
  expect(shelf.names()).toEqual([]);
  server.goAway(false);
  await settle(60_000);
  expect(server.hellos[server.hellos.length - 1]?.token).toBe(token);
  expect(server.of("sign_out")).not.toEqual([]);
  expect(chat.state.value.messages).toEqual([]);
});

test("words of the next person never go on the line of the last", async () => {
  const { server, chat, shelf } = page();
  chat.identify(ANNA);
  await settle();
  shelf.put("user", "anna-17");
  chat.identify(BORIS);
  chat.write("Слова Бориса");
  await settle();
  expect(server.of("message")).toEqual([]);
  server.tell({ type: "reload", reason: "signed_out" });
  await settle();
  expect(server.hellos[server.hellos.length - 1]).toMatchObject({ token: null, user: BORIS });
  expect(server.texts()).toEqual(["Слова Бориса"]);
});

test("another user in the same browser begins clean", async () => {
  const { chat, shelf, told } = page();
  shelf.put("user", "anna-17");
  shelf.put("draft", "слова Анны");
  expect(isSomebodyElse(shelf, ANNA)).toBe(false);
  chat.identify(BORIS);
  expect(shelf.get("draft")).toBeNull();
  expect(told).toEqual(["forgotten"]);
  await settle();
  vi.useRealTimers();
});
