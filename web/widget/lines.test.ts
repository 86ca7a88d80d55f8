import { expect, test } from "vitest";
import { type Line, linesOf } from "./lines.ts";
import type { Waiting } from "./queue.ts";
import { annaSaid, boris, borisSays } from "./testing/messages.ts";
import type { Message } from "./wire.ts";

const at = (message: Message, time: string): Message => ({ ...message, at: new Date(time).toISOString() });
const waits = (key: string, time: string): Waiting => ({
  key,
  text: "ещё",
  files: [],
  writtenAt: new Date(time).toISOString(),
  order: 1,
  refused: null,
  isSent: false,
});

const shape = (messages: readonly Message[], waiting: readonly Waiting[] = []) =>
  linesOf({ messages, waiting, seenUpto: 0 }).map(described);

function described(line: Line): string {
  if (line.kind === "day") return `— ${line.at.getDate()} —`;
  if (line.kind === "author") return line.isMine ? "Анна:" : `${line.author?.name ?? "Мы"}:`;
  return line.item.kind === "message" ? line.item.message.text : line.item.waiting.text;
}

test("one author's words within five minutes stand together", () => {
  expect(
    shape([
      at(borisSays(1, "Здравствуйте"), "2025-03-03T09:00"),
      at(borisSays(2, "Чем помочь?"), "2025-03-03T09:04"),
      at(borisSays(3, "Вы здесь?"), "2025-03-03T09:10"),
    ]),
  ).toEqual(["— 3 —", "Борис:", "Здравствуйте", "Чем помочь?", "Борис:", "Вы здесь?"]);
});

test("another author or another day begins anew", () => {
  expect(
    shape([
      at(borisSays(1, "Ждём"), "2025-03-03T23:58"),
      at(borisSays(2, "Вас", { author: { ...boris, name: "Вера" } }), "2025-03-03T23:59"),
      at(annaSaid(3, "Иду", "k1"), "2025-03-03T23:59"),
      at(annaSaid(4, "Пришла", "k2"), "2025-03-04T00:01"),
    ]),
  ).toEqual(["— 3 —", "Борис:", "Ждём", "Вера:", "Вас", "Анна:", "Иду", "— 4 —", "Анна:", "Пришла"]);
});

test("what waits stands after what was said, in the same group", () => {
  const said = at(annaSaid(3, "Иду", "k1"), "2025-03-03T09:00");
  expect(shape([said], [waits("k2", "2025-03-03T09:01")])).toEqual(["— 3 —", "Анна:", "Иду", "ещё"]);
});

test("a message keeps its line when the server has taken it", () => {
  const before = linesOf({ messages: [], waiting: [waits("k2", "2025-03-03T09:01")], seenUpto: 0 });
  const taken = at(annaSaid(9, "ещё", "k2"), "2025-03-03T09:02");
  const after = linesOf({ messages: [taken], waiting: [], seenUpto: 0 });
  expect(after.map((line) => line.key)).toEqual(before.map((line) => line.key));
});

test("read is what lies up to the operator's mark", () => {
  const lines = linesOf({
    messages: [annaSaid(3, "раз", "k1"), annaSaid(5, "два", "k2")],
    waiting: [],
    seenUpto: 3,
  });
  const seen = lines.flatMap((line) =>
    line.kind === "said" && line.item.kind === "message" ? [line.item.isSeen] : [],
  );
  expect(seen).toEqual([true, false]);
});
