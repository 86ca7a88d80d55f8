import { computed, effect, signal, untracked } from "@preact/signals";
import type { LogEvent } from "#shared/events.ts";
import type { GlueCard, SuggestionCard } from "#shared/wire.ts";
import { readActs } from "../api/glues.ts";
import { readSuggestions } from "../api/suggestions.ts";
import { afterPaint } from "../ui/after-paint.ts";
import { learnCallsOf } from "./calls.ts";
import { can, news } from "./house.ts";
import { openedClientId, openedThread, threadFate } from "./threads.ts";

/** What is read beside the card that is open, and read again when the log says that it has changed. */
type Beside = {
  readonly clientId: number;
  readonly suggestions: readonly SuggestionCard[];
  /** Acts of joining and splitting, the newest first. */
  readonly acts: readonly GlueCard[];
};

const beside = signal<Beside | null>(null);

const NOTHING: Omit<Beside, "clientId"> = { suggestions: [], acts: [] };

export const besideOf = (clientId: number): Omit<Beside, "clientId"> =>
  beside.value?.clientId === clientId ? beside.value : NOTHING;

/** What the act with this id is; undefined while nobody has asked, or where it concerns others. */
export const actOf = (id: number): GlueCard | undefined => beside.value?.acts.find((act) => act.id === id);

/** Shows suggestions as they will be, before the log says so. */
export function changeSuggestions(
  clientId: number,
  how: (all: readonly SuggestionCard[]) => readonly SuggestionCard[],
): void {
  const now = beside.peek();
  if (now?.clientId === clientId) beside.value = { ...now, suggestions: how(now.suggestions) };
}

/** The history is there, or will not come. */
const isRead = computed(() => openedThread.value !== undefined || threadFate.value.is === "refused");

/** Keeps what stands beside the open card true. The history comes first, and whom somebody passes by is not asked about. */
export function followBeside(): void {
  /** Whose is kept true: what was told while others were open has gone by. */
  let followed: number | null = null;
  effect(() => {
    const clientId = openedClientId.value;
    const told = news.value;
    if (followed === clientId) {
      if (clientId !== null) untracked(() => keepTrue(clientId, told));
      return undefined;
    }
    followed = null;
    if (clientId === null || !isRead.value) return undefined;
    return afterPaint(() => {
      followed = clientId;
      keepTrue(clientId, []);
    });
  });
}

/** Beside whose card something could not be read. */
let unread: number | null = null;

/** The line is back: what could not be read beside the open card is read now. */
export function readUnread(): void {
  const clientId = unread;
  unread = null;
  if (clientId !== null && clientId === openedClientId.peek()) keepTrue(clientId, []);
}

function keepTrue(clientId: number, told: readonly LogEvent[]): void {
  const isOther = beside.peek()?.clientId !== clientId;
  if (isOther) beside.value = { clientId, ...NOTHING };
  // An empty telling: all was read anew, and something may have gone unheard.
  const areBothOld = isOther || told.length === 0 || told.some(({ kind }) => kind === "clients.regrouped");
  if (areBothOld) void learnCallsOf(clientId);
  if (!can("clients.read")) return;
  const isSuggested = told.some(
    (event) => event.kind === "suggestions.changed" && event.body.client_id === clientId,
  );
  if (areBothOld || isSuggested) void read(clientId, readSuggestions, (suggestions) => ({ suggestions }));
  if (areBothOld) void read(clientId, readActs, (acts) => ({ acts }));
}

/** What cannot be read is not shown: it stands beside the work, and never in its way. */
async function read<Answer>(
  clientId: number,
  ask: (clientId: number) => Promise<Answer>,
  how: (answer: Answer) => Partial<Beside>,
): Promise<void> {
  const answer = await ask(clientId).catch(() => null);
  if (answer === null) unread = clientId;
  const now = beside.peek();
  if (answer === null || now?.clientId !== clientId) return;
  const next = { ...now, ...how(answer) };
  if (JSON.stringify(next) !== JSON.stringify(now)) beside.value = next;
}
