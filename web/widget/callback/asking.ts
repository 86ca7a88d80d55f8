import { retryDelay } from "../backoff.ts";
import type { Doors } from "./doors.ts";
import type { Kept, Ticket } from "./keeping.ts";
import { solve } from "./puzzle.ts";
import type { Refusal, Request } from "./wire.ts";

/** What the visitor is told meanwhile. */
export type Waiting = "sending" | "offline" | "puzzle";

export type AskingParts = {
  readonly doors: Doors;
  readonly kept: Kept;
  readonly timezone: string;
  readonly random: () => number;
  readonly onWaiting: (why: Waiting) => void;
  readonly onTicket: (ticket: Ticket) => void;
  /** Nothing was stored; the visitor may change what was written. */
  readonly onRefusal: (refusal: Refusal) => void;
};

export type Asking = {
  /** Goes on with what lies in storage, until there is an answer. */
  go(): void;
  /** The network may have come back. */
  hurry(): void;
  stop(): void;
};

/** Seconds that are waited for without a word to the visitor. */
const SHORT = 10;
/** Nobody has said no. */
const AWAY: readonly string[] = ["away", "too_busy"];

/** The request is kept before it is sent, and sent with the same key until the server has answered. */
export function openAsking(parts: AskingParts): Asking {
  const { doors, kept } = parts;
  let stopping = new AbortController();
  let isAsking = false;
  let attempt = 0;
  let wake: (() => void) | null = null;

  const pause = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const openAnew = async (request: Request): Promise<Request | null> => {
    const form = await doors.form(parts.timezone);
    if (!form.isGiven) return form.refusal.code === "away" ? request : null;
    // A form that was opened this moment is taken for a robot's.
    await pause(2_500);
    return { ...request, form_token: form.body.form_token };
  };
  /** What has to change so that the same request can be sent again; null when the visitor has to decide. */
  const mended = async (request: Request, refusal: Refusal): Promise<Request | null> => {
    const { code, challenge, retryAfter } = refusal;
    if (AWAY.includes(code)) {
      parts.onWaiting("offline");
      await pause(retryDelay(attempt, parts.random()));
      attempt += 1;
      return request;
    }
    if (challenge) {
      parts.onWaiting("puzzle");
      const solved = await solve(challenge, stopping.signal);
      return solved && { ...request, challenge: solved };
    }
    if (code === "form_expired") return await openAnew(request);
    if (retryAfter === null || retryAfter > SHORT) return null;
    await pause(retryAfter * 1000);
    return request;
  };
  /** One try; the request to go on with, null when there is an end. */
  const tried = async (request: Request, signal: AbortSignal): Promise<Request | null> => {
    const answer = await doors.ask(request);
    if (signal.aborted) return null;
    if (answer.isGiven) {
      const ticket = { token: answer.body.token, status: answer.body.request };
      kept.keep(ticket);
      parts.onTicket(ticket);
      return null;
    }
    const again = await mended(request, answer.refusal);
    if (signal.aborted) return null;
    if (again) kept.hold(again);
    else {
      kept.letGo();
      parts.onRefusal(answer.refusal);
    }
    return again;
  };
  const ask = async () => {
    if (isAsking) return;
    isAsking = true;
    const { signal } = stopping;
    let request = kept.request();
    while (request && !signal.aborted) request = await tried(request, signal);
    if (!signal.aborted) isAsking = false;
  };
  return {
    go() {
      if (!kept.request()) return;
      attempt = 0;
      stopping = stopping.signal.aborted ? new AbortController() : stopping;
      parts.onWaiting("sending");
      void ask();
    },
    hurry: () => wake?.(),
    stop() {
      stopping.abort();
      wake?.();
      isAsking = false;
    },
  };
}
