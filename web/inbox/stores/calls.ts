import { computed, effect, signal, untracked } from "@preact/signals";
import type { LogEvent } from "#shared/events.ts";
import type { CallbackCard } from "#shared/wire.ts";
import { type CallView, readCall, readCalls, readCallsOf } from "../api/calls.ts";
import { type Refused, refusedBy } from "../api/refused.ts";
import { callsIn, isClosed, type Known, type Reach, withCall, withFreshPage } from "../state/calls.ts";
import { now } from "./clock.ts";
import { can, house, me, news } from "./house.ts";

export type CallsFate =
  | { readonly is: "unasked" | "loading" | "ready" }
  | { readonly is: "refused"; readonly refused: Refused };

const VIEWS: readonly CallView[] = ["due", "mine", "done"];
const UNREAD: Reach = { next: null, last: null };

const known = signal<Known>({});
const reach = signal<Readonly<Record<CallView, Reach>>>({ due: UNREAD, mine: UNREAD, done: UNREAD });
const fates = signal<Readonly<Record<CallView, CallsFate>>>({
  due: { is: "unasked" },
  mine: { is: "unasked" },
  done: { is: "unasked" },
});

/** What was pressed here and the server has not agreed to yet; good for one revision. */
const wishes = signal<
  Readonly<Record<number, { readonly revision: number; readonly patch: Partial<CallbackCard> }>>
>({});

/** For each page that is on its way: calls about which the log has spoken since it was asked for. */
const onTheirWay = new Set<Set<number>>();

/** Calls that are being changed from this window at this moment. */
const inHand = new Set<number>();

const wished = computed<Known>(() => {
  const laid = Object.entries(wishes.value).flatMap(([id, { revision, patch }]) => {
    const card = known.value[Number(id)];
    return card && card.revision === revision ? [[id, { ...card, ...patch }] as const] : [];
  });
  return laid.length > 0 ? { ...known.value, ...Object.fromEntries(laid) } : known.value;
});

const myId = (): number => me.value?.operator.id ?? 0;

export const callOf = (id: number): CallbackCard | undefined => wished.value[id];

/** Every call that this window has heard of, closed or not. */
export const allCalls = computed(() => wished.value);

export const callsOfView = (view: CallView): readonly CallbackCard[] =>
  callsIn(wished.value, view, reach.value[view], myId());

/** Of one client, the newest first, as far as they were read. */
export const callsOfClient = (clientId: number): readonly CallbackCard[] =>
  Object.values(wished.value)
    .filter((card) => card.client.id === clientId)
    .sort((a, b) => b.id - a.id);

export const callsFate = (view: CallView): CallsFate => fates.value[view];

export const hasMoreCalls = (view: CallView): boolean => reach.value[view].next !== null;

export const SOON = 60 * 60_000;
/** More than anybody counts. */
const MANY = 99;

/** How many are late, and how many are to be rung within the hour. */
export const dueCount = computed(() => {
  const open = callsOfView("due").map(({ due_at }) => Date.parse(due_at));
  const late = open.filter((at) => at <= now.value).length;
  const soon = open.filter((at) => at > now.value && at <= now.value + SOON).length;
  return { late, soon };
});

/** Takes in what an answer tells. */
export function putCall(card: CallbackCard): void {
  known.value = withCall(known.peek(), card);
}

/** Shows a call as it will be. */
export function wishCall(card: CallbackCard, patch: Partial<CallbackCard>): void {
  wishes.value = { ...wishes.peek(), [card.id]: { revision: card.revision, patch } };
}

export function liftWish(id: number): void {
  const { [id]: _, ...rest } = wishes.peek();
  wishes.value = rest;
}

/** While it lasts, what the log tells of this call is our own doing. */
export async function withInHand<Answer>(id: number, deed: () => Promise<Answer>): Promise<Answer> {
  inHand.add(id);
  try {
    return await deed();
  } finally {
    inHand.delete(id);
  }
}

/** The first page of a view, anew. */
export async function readView(view: CallView): Promise<void> {
  setFate(view, { is: "loading" });
  const heardSince = new Set<number>();
  onTheirWay.add(heardSince);
  try {
    const { rows, next } = await readCalls(view, null);
    const reached = { next, last: rows.at(-1) ?? null };
    known.value = withFreshPage(known.peek(), view, rows, reached, myId(), heardSince);
    reach.value = { ...reach.peek(), [view]: reached };
    setFate(view, { is: "ready" });
  } catch (cause) {
    setFate(view, { is: "refused", refused: refusedBy(cause) });
  } finally {
    onTheirWay.delete(heardSince);
  }
}

export async function readMoreOf(view: CallView): Promise<void> {
  const { next } = reach.peek()[view];
  if (next === null || fates.peek()[view].is === "loading") return;
  setFate(view, { is: "loading" });
  try {
    const page = await readCalls(view, next);
    known.value = page.rows.reduce(withCall, known.peek());
    reach.value = { ...reach.peek(), [view]: { next: page.next, last: page.rows.at(-1) ?? null } };
    setFate(view, { is: "ready" });
  } catch (cause) {
    setFate(view, { is: "refused", refused: refusedBy(cause) });
  }
}

/** One call, known or asked for. Throws Refused. */
export async function learnCall(id: number): Promise<CallbackCard> {
  const card = known.peek()[id];
  if (card) return card;
  const read = await readCall(id);
  putCall(read);
  return read;
}

/** What stands beside the work is not in its way when it cannot be read. */
export async function learnCallsOf(clientId: number): Promise<void> {
  const answer = await readCallsOf(clientId).catch(() => null);
  if (answer) known.value = answer.rows.reduce(withCall, known.peek());
}

export type CallNews = { readonly before: CallbackCard; readonly after: CallbackCard };

/** Keeps calls true by the log. `onNews` hears of what others, or time, have done to them. */
export function followCalls(
  onNews: (told: CallNews) => void,
  onReminder: (card: CallbackCard) => void,
): void {
  effect(() => {
    const told = news.value;
    untracked(() => {
      if (!house.peek() || !can("conversations.read")) return;
      for (const event of told) hear(event, onNews, onReminder);
      // Whose a call is moves with the history, without a word about the call.
      if (told.length === 0 || told.some(({ kind }) => kind === "clients.regrouped")) readAgain();
    });
  });
  // The number at the edge holds for the whole hour ahead, however many there are.
  effect(() => {
    const { next, last } = reach.value.due;
    const isShort = next !== null && last !== null && Date.parse(last.due_at) <= now.value + SOON;
    const { late, soon } = dueCount.value;
    if (isShort && late + soon <= MANY) untracked(() => void readMoreOf("due"));
  });
}

function hear(
  event: LogEvent,
  onNews: (told: CallNews) => void,
  onReminder: (card: CallbackCard) => void,
): void {
  if (event.kind === "callback.reminded") {
    const card = known.peek()[event.body.callback_id];
    if (card && !isClosed(card)) onReminder(card);
  }
  if (event.kind !== "callback.changed") return;
  const after = event.body.callback;
  const before = known.peek()[after.id];
  for (const heardSince of onTheirWay) heardSince.add(after.id);
  putCall(after);
  if (before && before.revision < after.revision && !inHand.has(after.id)) onNews({ before, after });
}

function readAgain(): void {
  for (const view of VIEWS) if (view === "due" || fates.peek()[view].is !== "unasked") void readView(view);
}

function setFate(view: CallView, fate: CallsFate): void {
  fates.value = { ...fates.peek(), [view]: fate };
}
