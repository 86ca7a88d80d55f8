import { beforeEach, expect, test, vi } from "vitest";
import { openQueue, type Queue } from "./queue.ts";
import { openSending } from "./sending.ts";
import { openShelf } from "./shelf.ts";
import { freshStorage } from "./testing/storage.ts";
import type { TakeTurn } from "./turns.ts";

const atOnce: TakeTurn = () => Promise.resolve(() => undefined);

function sendingFrom(queue: Queue, takeTurn = atOnce) {
  const sent: string[] = [];
  const onSilence = vi.fn();
  const line = { isThere: true };
  const sending = openSending({
    waiting: queue.all,
    send(frame) {
      if (line.isThere && frame.type === "message") sent.push(frame.text);
      return line.isThere;
    },
    onSilence,
    takeTurn,
    random: () => 1,
  });
  const accepted = (key: string) => {
    queue.remove(key);
    sending.settled(key);
  };
  return { sending, sent, onSilence, line, accepted };
}

let keys = 0;
const queueIn = (storage: Storage) =>
  openQueue(
    openShelf("lavka", storage),
    () => new Date("2025-03-03T09:00:00Z"),
    () => `key-${++keys}`,
  );

const settle = (time = 0) => vi.advanceTimersByTimeAsync(time);

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

test("one message is on its way at a time, the oldest first", async () => {
  const queue = queueIn(freshStorage());
  const [first] = [queue.add("раз"), queue.add("два")];
  const { sending, sent, accepted } = sendingFrom(queue);
  void sending.go();
  void sending.go();
  await settle();
  void sending.go();
  await settle();
  expect(sent).toEqual(["раз"]);
  accepted(first.key);
  await settle();
  expect(sent).toEqual(["раз", "два"]);
});

test("after a cut the same message goes again", async () => {
  const queue = queueIn(freshStorage());
  queue.add("раз");
  const { sending, sent, line } = sendingFrom(queue);
  void sending.go();
  await settle();
  line.isThere = false;
  sending.cut();
  void sending.go();
  await settle();
  line.isThere = true;
  void sending.go();
  await settle();
  expect(sent).toEqual(["раз", "раз"]);
});

test("a line that takes a message and stays silent is given up", async () => {
  const queue = queueIn(freshStorage());
  queue.add("раз");
  const { sending, onSilence } = sendingFrom(queue);
  void sending.go();
  await settle(14_999);
  expect(onSilence).not.toHaveBeenCalled();
  await settle(1);
  expect(onSilence).toHaveBeenCalledOnce();
});

test("of two tabs only the one whose turn it is sends, and the other finds nothing left", async () => {
  const storage = freshStorage();
  const waiting: ((end: () => void) => void)[] = [];
  let isTaken = false;
  const pass = () => {
    isTaken = false;
    takeNext();
  };
  const takeNext = () => {
    const next = isTaken ? undefined : waiting.shift();
    if (!next) return;
    isTaken = true;
    next(pass);
  };
  const takeTurn: TakeTurn = () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      takeNext();
    });
  const queue = queueIn(storage);
  const { key } = queue.add("раз");
  const [one, other] = [sendingFrom(queue, takeTurn), sendingFrom(queueIn(storage), takeTurn)];
  void one.sending.go();
  void other.sending.go();
  await settle();
  expect([one.sent, other.sent]).toEqual([["раз"], []]);
  one.accepted(key);
  await settle();
  expect([one.sent, other.sent]).toEqual([["раз"], []]);
});

test("the server's pause is kept to the second", async () => {
  const queue = queueIn(freshStorage());
  const { key } = queue.add("раз");
  const { sending, sent } = sendingFrom(queue);
  void sending.go();
  await settle();
  sending.postponed({ type: "refused", key, code: "too_many", retry_after: 5 });
  await settle(4_999);
  void sending.go();
  expect(sent).toHaveLength(1);
  await settle(1);
  expect(sent).toHaveLength(2);
});
