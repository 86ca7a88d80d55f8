import { expect, test } from "vitest";
import type { MessageCard } from "#shared/wire.ts";
import { message, minute } from "../testing/cast.ts";
import { fromHistory, withEarlier, withLater } from "./from-history.ts";
import { withMessage } from "./messages.ts";
import { placeOfMessage } from "./place.ts";
import type { Thread } from "./state.ts";
import { cursorOf, cutAround, cutToEnd, firstSince, MOST_HELD } from "./stretch.ts";

const said = (from: number, count: number): readonly MessageCard[] =>
  Array.from({ length: count }, (_, at) => message({ id: from + at, at: minute(from + at) }));

const page = (messages: readonly MessageCard[], over: { before?: string | null; after?: string | null }) => ({
  seq: 100,
  client_id: 1,
  messages,
  before: null,
  after: null,
  anchor: null,
  tail: [],
  conversations: [],
  ...over,
});

const thread = (from: number, count: number, over: { before?: string; after?: string } = {}): Thread =>
  fromHistory(page(said(from, count), over));

const ids = ({ messages }: Thread) => messages.map(({ id }) => id);

test("a message behind the end of a middle stretch is not put beside its last", () => {
  const middle = thread(10, 5, { before: "x", after: "y" });
  const after = withMessage(middle, message({ id: 99, at: minute(99) }));
  expect(ids(after)).toEqual([10, 11, 12, 13, 14]);
  expect(ids(withMessage(middle, message({ id: 98, at: minute(12) })))).toEqual([10, 11, 12, 98, 13, 14]);
});

test("a page behind and a page in front meet the stretch without repeating it", () => {
  const middle = thread(10, 5, { before: "x", after: "y" });
  const { floor, ceiling } = middle;
  if (!floor || !ceiling) throw new Error("it lies in the middle");
  const later = withLater(middle, page(said(14, 4), { before: "x" }), ceiling);
  expect(ids(later)).toEqual([10, 11, 12, 13, 14, 15, 16, 17]);
  expect(later.ceiling).toBe(null);
  const both = withEarlier(later, page(said(7, 3), { before: "x", after: "y" }), floor);
  expect(ids(both)[0]).toBe(7);
  expect(both.floor).toEqual(placeOfMessage(message({ id: 7, at: minute(7) })));
});

test("a page that was asked for another stretch changes nothing", () => {
  const here = thread(100, 5, { before: "x", after: "y" });
  const elsewhere = placeOfMessage(message({ id: 10, at: minute(10) }));
  expect(withEarlier(here, page(said(5, 5), {}), elsewhere)).toBe(here);
  expect(withLater(here, page(said(15, 5), {}), elsewhere)).toBe(here);
});

test("a long thread is cut around the reader and says that more lies on both sides", () => {
  const cut = cutAround(thread(1, 500), 250, 100);
  expect(cut.messages.length).toBe(100);
  expect(ids(cut)).toContain(250);
  expect(cut.floor?.id).toBe(ids(cut)[0]);
  expect(cut.ceiling?.id).toBe(ids(cut).at(-1));
  const atEnd = cutAround(thread(1, 500), 499, 100);
  expect(atEnd.ceiling).toBe(null);
  expect(cutToEnd(thread(1, 500), 50).floor?.id).toBe(451);
});

test("what is written while nobody looks does not grow without bound", () => {
  const grown = said(2, MOST_HELD + 300).reduce(withMessage, thread(1, 1));
  expect(grown.messages.length).toBeLessThanOrEqual(MOST_HELD);
  expect(grown.ceiling).toBe(null);
  expect(grown.floor?.id).toBe(ids(grown)[0]);
});

test("a day is found in what is held, unless it may begin further back", () => {
  const held = thread(10, 20, { before: "x" });
  expect(firstSince(held, minute(15))?.id).toBe(15);
  expect(firstSince(held, minute(10))).toBe(undefined);
  expect(firstSince(held, minute(3))).toBe(undefined);
  expect(firstSince(thread(10, 20), minute(3))?.id).toBe(10);
});

test("a cursor is what the server makes of the same place", () => {
  expect(cursorOf({ at: "2026-11-23T09:00:00.000000Z", id: 7 })).toBe(
    "MjAyNi0xMS0yM1QwOTowMDowMC4wMDAwMDBaIDc",
  );
});
