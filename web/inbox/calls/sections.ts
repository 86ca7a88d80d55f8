import type { CallbackCard } from "#shared/wire.ts";
import type { CallView } from "../api/calls.ts";
import { isClosed } from "../state/calls.ts";
import { SOON } from "../stores/calls.ts";
import { dayKey } from "../words/dates.ts";

/** Under which heading a call stands. What is over stands under its day: "day Mon May 11 2026". */
export type Heading = "late" | "soon" | "today" | "tomorrow" | "later" | `day ${string}`;

export type Section = { readonly heading: Heading; readonly calls: readonly CallbackCard[] };

const DAY = 24 * 60 * 60_000;

export function headingOf(card: CallbackCard, view: CallView, now: number): Heading {
  if (view === "done") return `day ${dayKey(card.closed_at ?? card.due_at)}`;
  const at = Date.parse(card.due_at);
  if (at <= now) return "late";
  if (at <= now + SOON) return "soon";
  if (dayKey(card.due_at) === new Date(now).toDateString()) return "today";
  return dayKey(card.due_at) === new Date(now + DAY).toDateString() ? "tomorrow" : "later";
}

/** Where each call stood when somebody came with a pointer. */
export type Held = readonly { readonly id: number; readonly heading: Heading }[];

export const holdCalls = (calls: readonly CallbackCard[], view: CallView, now: number): Held =>
  calls.map((card) => ({ id: card.id, heading: headingOf(card, view, now) }));

export type Settled = {
  readonly sections: readonly Section[];
  /** How many calls came or moved since the order is held. */
  readonly waiting: number;
};

/**
 * Calls under their headings. While the order is held nothing moves: what is over, or was put off, stays at its place,
 * and what is new waits.
 */
export function settleCalls(
  held: Held | null,
  live: readonly CallbackCard[],
  known: (id: number) => CallbackCard | undefined,
  view: CallView,
  now: number,
): Settled {
  if (!held) {
    const placed = live.map((card) => ({ card, heading: headingOf(card, view, now) }));
    return { sections: underHeadings(placed), waiting: 0 };
  }
  const placed = held.flatMap(({ id, heading }) => {
    const card = known(id);
    return card ? [{ card, heading }] : [];
  });
  const places = new Map(held.map(({ id, heading }) => [id, heading]));
  const fresh = live.filter(({ id }) => !places.has(id)).length;
  return { sections: underHeadings(placed), waiting: fresh };
}

type Placed = { readonly card: CallbackCard; readonly heading: Heading };

function underHeadings(placed: readonly Placed[]): readonly Section[] {
  const sections = new Map<Heading, CallbackCard[]>();
  for (const { card, heading } of placed) sections.set(heading, [...(sections.get(heading) ?? []), card]);
  return [...sections].map(([heading, calls]) => ({ heading, calls }));
}

/** The call to stand on when `id` has left: the one that took its place, else the last. */
export function standOn(
  id: number | null,
  before: readonly number[],
  after: readonly number[],
): number | null {
  if (id !== null && after.includes(id)) return id;
  const at = id === null ? 0 : Math.max(0, before.indexOf(id));
  return after[Math.min(at, after.length - 1)] ?? null;
}

/** What can still be done with it. */
export const isOpen = (card: CallbackCard): boolean => !isClosed(card);
