import { expect, test } from "vitest";
import { newKey, openQueue } from "./queue.ts";
import { openShelf } from "./shelf.ts";
import { freshStorage } from "./testing/storage.ts";

const NINE = new Date("2025-03-03T09:00:00Z");

function queueIn(storage: Storage | null, { now = () => NINE, site = "lavka" } = {}) {
  let keys = 0;
  const tab = Math.random().toString(36).slice(2, 8);
  return openQueue(openShelf(site, storage), now, () => `${tab}-${++keys}`);
}

test("what Anna wrote is there after she has loaded the page again", () => {
  const storage = freshStorage();
  queueIn(storage).add("Где мой заказ?");
  expect(queueIn(storage).all()).toMatchObject([
    { text: "Где мой заказ?", writtenAt: "2025-03-03T09:00:00.000Z", refused: null, isSent: false },
  ]);
});

test("the order of writing holds over two tabs and a clock that stands still or goes back", () => {
  const storage = freshStorage();
  const [one, other] = [queueIn(storage), queueIn(storage, { now: () => new Date(NINE.getTime() - 60_000) })];
  one.add("раз");
  other.add("два");
  one.add("три");
  other.add("четыре");
  expect(one.all().map((waiting) => waiting.text)).toEqual(["раз", "два", "три", "четыре"]);
});

test("two tabs writing at once do not overwrite each other", () => {
  const storage = freshStorage();
  const [one, other] = [queueIn(storage), queueIn(storage)];
  const before = one.all();
  one.add("из первой");
  other.add("из второй");
  expect(before).toEqual([]);
  expect(other.all().map((waiting) => waiting.text)).toEqual(["из первой", "из второй"]);
});

test("an accepted message leaves, a refused one stays with its reason", () => {
  const queue = queueIn(freshStorage());
  const [taken, refused] = [queue.add("можно"), queue.add("нельзя")];
  queue.remove(taken.key);
  queue.refuse(refused.key, "blocked");
  expect(queue.all()).toMatchObject([{ text: "нельзя", refused: "blocked" }]);
});

test("a refusal that comes after the message has gone brings nothing back", () => {
  const queue = queueIn(freshStorage());
  const { key } = queue.add("слова");
  queue.remove(key);
  queue.refuse(key, "blocked");
  expect(queue.all()).toEqual([]);
});

test("two sites on one address keep their words apart", () => {
  const storage = freshStorage();
  queueIn(storage, { site: "lavka" }).add("в лавку");
  expect(queueIn(storage, { site: "lavka2" }).all()).toEqual([]);
});

test.each([
  ["blocked", null],
  ["full", freshStorage({ full: true })],
])("where storage is %s, the queue holds until the page goes", (_, storage) => {
  const queue = queueIn(storage);
  const { key } = queue.add("слова");
  expect(queue.all()).toHaveLength(1);
  queue.remove(key);
  expect(queue.all()).toEqual([]);
});

test("what a stranger's script has spoilt does not stop the rest", () => {
  const storage = freshStorage();
  storage.setItem("okno:lavka:queue.x1", "{broken");
  storage.setItem("okno:lavka:queue.x2", '{"text":1}');
  const queue = queueIn(storage);
  queue.add("слова");
  expect(queue.all().map((waiting) => waiting.text)).toEqual(["слова"]);
});

test("keys are as the wire wants them, and never the same", () => {
  const keys = new Set(Array.from({ length: 1000 }, newKey));
  expect(keys.size).toBe(1000);
  for (const key of keys) expect(key).toMatch(/^[A-Za-z0-9_-]{8,64}$/);
});
