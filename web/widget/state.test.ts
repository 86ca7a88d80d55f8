import { describe, expect, test } from "vitest";
import type { Waiting } from "./queue.ts";
import { apply, cutOff, emptyState, type State, withQueue } from "./state.ts";
import { annaSaid, boris, borisSays, messageAfter, welcome } from "./testing/messages.ts";
import type { ServerFrame } from "./wire.ts";

const NOW = Date.UTC(2025, 2, 3, 9, 0);

const waits = (key: string, order: number, more: Partial<Waiting> = {}): Waiting => ({
  key,
  text: `слова ${key}`,
  files: [],
  writtenAt: "2025-03-03T09:00:00.000Z",
  order,
  refused: null,
  isSent: false,
  ...more,
});

const told = (state: State, ...frames: readonly ServerFrame[]) =>
  frames.reduce((reached, frame) => apply(reached, frame, NOW), state);

const texts = (state: State) => state.messages.map((message) => message.text);
const keys = (state: State) => state.waiting.map((waiting) => waiting.key);

describe("Anna comes", () => {
  test("and sees what was said before", () => {
    const state = told(emptyState, welcome({ messages: [borisSays(1, "Здравствуйте")], seen_upto: 7 }));
    expect(texts(state)).toEqual(["Здравствуйте"]);
    expect(state).toMatchObject({ seq: 10, seenUpto: 7, isOperatorOnline: true, operators: [boris] });
  });

  test("back with what she has, and only the difference is added", () => {
    const known = told(emptyState, welcome({ messages: [borisSays(1, "Раз")] }));
    const state = told(known, welcome({ seq: 12, messages: null }), messageAfter(10, borisSays(2, "Два")));
    expect(texts(state)).toEqual(["Раз", "Два"]);
    expect(state.seq).toBe(11);
  });

  test("back after too long, and the fresh history replaces the old one", () => {
    const known = told(emptyState, welcome({ messages: [borisSays(1, "Старое")] }));
    const state = told(known, welcome({ seq: 90, messages: [borisSays(80, "Новое")], earlier: true }));
    expect(texts(state)).toEqual(["Новое"]);
    expect(state.hasEarlier).toBe(true);
  });
});

describe("events", () => {
  const known = told(emptyState, welcome());

  test("are taken once, however often they come", () => {
    const frame = messageAfter(10, borisSays(1, "Да"));
    const once = told(known, frame);
    expect(told(once, frame, frame)).toEqual(once);
  });

  test("that come late move nothing back", () => {
    const state = told(known, messageAfter(10, borisSays(1, "Раз")), messageAfter(11, borisSays(2, "Два")));
    expect(told(state, messageAfter(10, borisSays(1, "Раз")))).toEqual(state);
  });

  test("with a gap before them change nothing and ask for a hello", () => {
    const state = told(known, messageAfter(11, borisSays(1, "Да")));
    expect(state.isBehind).toBe(true);
    expect(texts(state)).toEqual([]);
    expect(state.seq).toBe(10);
  });

  test("that overlap are taken from where we stand", () => {
    const state = told(known, messageAfter(10, borisSays(1, "Раз")), {
      type: "events",
      after: 9,
      upto: 12,
      events: [
        { seq: 10, kind: "changed", body: borisSays(1, "давно прошло") },
        { seq: 12, kind: "message", body: borisSays(2, "Два") },
      ],
    });
    expect(texts(state)).toEqual(["Раз", "Два"]);
    expect(state.seq).toBe(12);
  });

  test("that are not for Anna still move the seq", () => {
    const state = told(known, { type: "events", after: 10, upto: 40, events: [] });
    expect(told(state, messageAfter(40, borisSays(1, "Да"))).isBehind).toBe(false);
  });

  test("before the welcome wait for it", () => {
    expect(told(emptyState, messageAfter(10, borisSays(1, "Да")))).toEqual(emptyState);
  });

  test("replace a message with the same id and keep the order", () => {
    const state = told(known, messageAfter(10, borisSays(1, "Раз")), messageAfter(11, borisSays(2, "Два")), {
      type: "events",
      after: 12,
      upto: 13,
      events: [{ seq: 13, kind: "changed", body: borisSays(1, "Раз, исправлено", { edited: true }) }],
    });
    expect(texts(state)).toEqual(["Раз, исправлено", "Два"]);
  });

  test("about words older than those we hold bring no orphan", () => {
    const state = told(emptyState, welcome({ messages: [borisSays(50, "Новое")], earlier: true }), {
      type: "events",
      after: 10,
      upto: 11,
      events: [{ seq: 11, kind: "changed", body: borisSays(3, "Давнее") }],
    });
    expect(texts(state)).toEqual(["Новое"]);
  });

  test("of reading only go forward", () => {
    const seen = (seq: number, upto: number): ServerFrame => ({
      type: "events",
      after: seq - 1,
      upto: seq,
      events: [{ seq, kind: "seen", body: { upto } }],
    });
    expect(told(known, seen(11, 30), seen(12, 20)).seenUpto).toBe(30);
  });
});

describe("what Anna writes", () => {
  const written = withQueue(told(emptyState, welcome()), [waits("раз", 1), waits("два", 2)]);

  test("becomes a message when it is accepted", () => {
    const state = told(written, { type: "accepted", key: "раз", id: 5, at: "2025-03-03T09:00:01Z" });
    expect(state.messages).toMatchObject([{ id: 5, key: "раз", text: "слова раз", mine: true }]);
    expect(keys(state)).toEqual(["два"]);
  });

  test("is shown once, whichever of event and acceptance comes first", () => {
    const event = messageAfter(10, annaSaid(5, "слова раз", "раз"));
    const acceptance: ServerFrame = { type: "accepted", key: "раз", id: 5, at: "2025-03-03T09:00:05Z" };
    for (const frames of [
      [event, acceptance],
      [acceptance, event],
      [acceptance, acceptance, event],
    ]) {
      const state = told(written, ...frames);
      expect(texts(state)).toEqual(["слова раз"]);
      expect(keys(state)).toEqual(["два"]);
    }
  });

  test("and the server already had is found in the welcome", () => {
    const state = told(written, welcome({ messages: [annaSaid(5, "слова раз", "раз")] }));
    expect(keys(state)).toEqual(["два"]);
    expect(texts(state)).toEqual(["слова раз"]);
  });

  test("and is refused for good says so; refused for now, it waits", () => {
    const no = (code: string): ServerFrame => ({ type: "refused", key: "раз", code, retry_after: 3 });
    expect(told(written, no("too_many_messages")).waiting[0]?.refused).toBe(null);
    expect(told(written, no("text_too_long")).waiting[0]?.refused).toBe("text_too_long");
  });
});

describe("another tab", () => {
  const both = withQueue(told(emptyState, welcome()), [waits("раз", 1), waits("два", 2)]);

  test("writes, and the words stand here in the order of writing", () => {
    expect(keys(withQueue(both, [waits("два", 2), waits("три", 3), waits("раз", 1)]))).toEqual([
      "раз",
      "два",
      "три",
    ]);
  });

  test("sends, and the words stay until their message has come here", () => {
    const sent = withQueue(both, [waits("два", 2)]);
    expect(sent.waiting).toMatchObject([
      { key: "раз", isSent: true },
      { key: "два", isSent: false },
    ]);
    const state = told(sent, messageAfter(10, annaSaid(5, "слова раз", "раз")));
    expect(keys(state)).toEqual(["два"]);
    expect(keys(withQueue(state, [waits("раз", 1), waits("два", 2)]))).toEqual(["два"]);
  });

  test("throws a refused message away, and it goes here too", () => {
    const refused = withQueue(both, [waits("раз", 1, { refused: "blocked" }), waits("два", 2)]);
    expect(keys(withQueue(refused, [waits("два", 2)]))).toEqual(["два"]);
  });
});

describe("the line", () => {
  const known = withQueue(told(emptyState, welcome({ messages: [borisSays(1, "Да")] })), [waits("раз", 1)]);

  test("carries who is writing, for six seconds or until the words come", () => {
    const writing = told(known, { type: "typing", name: "Борис" });
    expect(writing.typing).toEqual({ name: "Борис", until: NOW + 6_000 });
    expect(told(writing, messageAfter(10, borisSays(2, "Вот"))).typing).toBe(null);
    expect(cutOff(writing).typing).toBe(null);
  });

  test("tells who is here", () => {
    const state = told(known, { type: "presence", operator_online: false, operators: [] });
    expect(state).toMatchObject({ isOperatorOnline: false, operators: [] });
  });

  test("asks to forget the seq: the words stay in sight until the new welcome", () => {
    const state = told(known, { type: "reload", reason: "too_old" });
    expect(state).toMatchObject({ seq: null, isBehind: true });
    expect(texts(state)).toEqual(["Да"]);
  });

  test("asks to forget the token: the history goes, what Anna wrote stays", () => {
    const state = told(known, { type: "reload", reason: "bad_token" });
    expect(texts(state)).toEqual([]);
    expect(keys(state)).toEqual(["раз"]);
  });

  test("asks twice, as two posts may: Anna stays who she is", () => {
    const asked = told(known, { type: "reload", reason: "resume" }, { type: "reload", reason: "resume" });
    expect(texts(asked)).toEqual(["Да"]);
  });
});
