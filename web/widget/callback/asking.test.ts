import { beforeEach, describe, expect, test, vi } from "vitest";
import { openShelf } from "../shelf.ts";
import { freshStorage } from "../testing/storage.ts";
import { openAsking } from "./asking.ts";
import type { Doors } from "./doors.ts";
import { keptOn, type Ticket } from "./keeping.ts";
import { fits } from "./puzzle.ts";
import { hasher } from "./sha256.ts";
import type { Answer, Form, Refusal, Request, Status } from "./wire.ts";

const REQUEST = {
  key: "request-000000001",
  form_token: "old",
  phone: "+79162345560",
  challenge: null,
} as Request;
const STATUS = { state: "waiting", words: { ru: "Позвоним сегодня около 15:00", en: "" } } as Status;
const NONE: Refusal = { code: "away", fields: {}, retryAfter: null, challenge: null, consent: null };
const refused = (more: Partial<Refusal>): Answer<never> => ({
  isGiven: false,
  refusal: { ...NONE, ...more },
});

/** A server that answers in this order, and at last says yes. */
function asking(...answers: readonly Answer<never>[]) {
  vi.useFakeTimers();
  const waiting = [...answers];
  const heard: Request[] = [];
  const doors = {
    form: () => Promise.resolve({ isGiven: true, body: { form_token: "new" } as Form }),
    ask(request: Request) {
      heard.push(request);
      const next = waiting.shift();
      return Promise.resolve(next ?? { isGiven: true, body: { token: "mine", request: STATUS } });
    },
  } as unknown as Doors;
  const shelf = openShelf("calls", freshStorage());
  const kept = keptOn(shelf);
  const tickets: Ticket[] = [];
  const refusals: string[] = [];
  const words: string[] = [];
  const open = () =>
    openAsking({
      doors,
      kept,
      timezone: "Europe/Moscow",
      random: () => 0.5,
      onWaiting: (why) => void words.push(why),
      onTicket: (ticket) => void tickets.push(ticket),
      onRefusal: ({ code }) => void refusals.push(code),
    });
  kept.hold(REQUEST);
  return { kept, shelf, heard, tickets, refusals, words, open, now: open() };
}

const settle = (time = 60_000) => vi.advanceTimersByTimeAsync(time);

beforeEach(() => () => void vi.useRealTimers());

describe("a request to be phoned", () => {
  test("that nobody answered goes again with the same key until it is stored, once", async () => {
    const { now, heard, tickets, kept, words } = asking(refused({}), refused({ code: "too_busy" }));
    now.go();
    await settle();
    expect(heard.map(({ key }) => key)).toEqual([REQUEST.key, REQUEST.key, REQUEST.key]);
    expect(tickets).toHaveLength(1);
    expect(kept.request()).toBeNull();
    expect(kept.ticket()?.token).toBe("mine");
    expect(words).toContain("offline");
  });

  test("lies in storage until then, and the next page goes on with it", async () => {
    const { now, open, heard, tickets, kept } = asking(refused({}));
    now.go();
    await settle(10);
    now.stop();
    expect(kept.request()?.key).toBe(REQUEST.key);
    open().go();
    await settle();
    expect(tickets).toHaveLength(1);
    expect(new Set(heard.map(({ key }) => key)).size).toBe(1);
  });

  test("of a form that was open too long is sent again from a new one", async () => {
    const { now, heard, tickets } = asking(refused({ code: "form_expired" }));
    now.go();
    await settle();
    expect(heard.map(({ form_token }) => form_token)).toEqual(["old", "new"]);
    expect(tickets).toHaveLength(1);
  });

  test("is answered with a puzzle, and comes back with its solution", async () => {
    const challenge = { id: "puzzle", kind: "sha256", prefix: "okno", bits: 8 } as const;
    const { now, heard, words } = asking(refused({ code: "challenge_required", challenge }));
    vi.useRealTimers();
    now.go();
    await vi.waitFor(() => expect(heard).toHaveLength(2), 20_000);
    const answer = heard[1]?.challenge?.answer ?? "";
    expect(fits(hasher()(`okno${answer}`), 8)).toBe(true);
    expect(words).toContain("puzzle");
  });

  test("that was refused is not kept, and says why", async () => {
    const { now, heard, refusals, kept } = asking(refused({ code: "phone_toll_free" }));
    now.go();
    await settle();
    expect(refusals).toEqual(["phone_toll_free"]);
    expect(heard).toHaveLength(1);
    expect(kept.request()).toBeNull();
  });

  test("too many of them are not tried again behind the visitor's back", async () => {
    const { now, refusals } = asking(refused({ code: "too_many_requests", retryAfter: 3_600 }));
    now.go();
    await settle();
    expect(refusals).toEqual(["too_many_requests"]);
  });

  test("keeps its promise for the chat's own line", async () => {
    const { now, shelf } = asking();
    now.go();
    await settle();
    expect(JSON.parse(shelf.get("promise") ?? "")).toEqual(STATUS.words);
  });
});
