import { computed, effect, untracked } from "@preact/signals";
import type { LogEvent } from "#shared/events.ts";
import type { DraftWords } from "#shared/wire.ts";
import { readDrafts, saveDraft, saveDraftLeaving } from "../api/drafts.ts";
import { refusedBy } from "../api/refused.ts";
import type { Styled } from "../composer/styled.ts";
import { heardOf, isUnsaved, type Step, type Told, UNTOLD } from "../state/drafts.ts";
import { mode as openedMode } from "../stores/composing.ts";
import { begun, begunHere, keepDraft, type Mode } from "../stores/drafts.ts";
import { can, house, me, news } from "../stores/house.ts";
import { kept } from "../stores/kept.ts";
import { matterToAnswer } from "../stores/threads.ts";

const SAVE_AFTER = 1000;

type Key = { readonly conversationId: number; readonly mode: Mode };

/** By author, matter and mode: how it stood when it was last in step with the server. */
const steps = kept<Readonly<Record<string, Step>>>("drafts.steps", {});

/** What is begun here, and what the server may still hold. */
const draftsHere = computed<readonly Key[]>(() => {
  const mine = `${me.value?.operator.id ?? 0}-`;
  const told = Object.entries(steps.value).flatMap(([name, { text }]) => {
    const [, mode, matter] = name.split("-");
    const isMine = name.startsWith(mine) && text !== "";
    return isMine ? [{ mode: mode as Mode, conversationId: Number(matter) }] : [];
  });
  const names = new Set(begunHere.value.map(nameOf));
  return [...begunHere.value, ...told.filter((key) => !names.has(nameOf(key)))];
});

const onTheirWay = new Map<string, Styled>();
const waiting = new Map<string, ReturnType<typeof setTimeout>>();

/** Keeps what was begun in this browser and on the server the same, for as long as the page lives. */
export function syncDrafts(): void {
  effect(() => {
    const keys = draftsHere.value;
    if (house.value && can("conversations.answer")) untracked(() => keys.forEach(notice));
  });
  effect(() => {
    const told = news.value;
    untracked(() => hear(told));
  });
  document.addEventListener("focusout", ({ target }) => {
    if (target instanceof HTMLElement && target.id === "composer-text") saveAll();
  });
  addEventListener("pagehide", saveLeaving);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") saveLeaving();
  });
}

/** The line is back: what could not be saved is. */
export const saveAll = (): void => unsaved().forEach((key) => void save(key));

function notice(key: Key): void {
  const name = nameOf(key);
  if (waiting.has(name) || onTheirWay.has(name) || !isUnsaved(wordsOf(key), stepOf(key))) return;
  // What was sent or given up is no draft any more, in any window.
  const after = wordsOf(key).text === "" ? 0 : SAVE_AFTER;
  waiting.set(
    name,
    setTimeout(() => void save(key), after),
  );
}

async function save(key: Key): Promise<void> {
  const name = nameOf(key);
  clearTimeout(waiting.get(name));
  waiting.delete(name);
  const words = wordsOf(key);
  if (onTheirWay.has(name) || !isUnsaved(words, stepOf(key))) return;
  onTheirWay.set(name, words);
  try {
    tell(key, await saveDraft(key.conversationId, asTold(key, words)));
  } catch (cause) {
    // Without a line it is saved when that is back; what the server will not have is kept here only.
    const { status } = refusedBy(cause);
    if (status >= 400 && status < 500 && status !== 401) putStep(key, { ...stepOf(key), ...words });
    onTheirWay.delete(name);
    return;
  }
  onTheirWay.delete(name);
  notice(key);
}

function saveLeaving(): void {
  for (const key of unsaved()) {
    const words = wordsOf(key);
    onTheirWay.set(nameOf(key), words);
    saveDraftLeaving(key.conversationId, asTold(key, words));
    onTheirWay.delete(nameOf(key));
  }
}

const asTold = (key: Key, { text, entities }: Styled): DraftWords => ({
  mode: key.mode,
  text,
  entities,
  revision: stepOf(key).revision + 1,
});

function hear(told: readonly LogEvent[]): void {
  if (!house.peek() || !can("conversations.answer")) return;
  // An empty telling: all was read anew, and something may have gone unheard.
  if (told.length === 0) void readAll();
  for (const event of told) {
    if (event.kind !== "draft.changed") continue;
    const { conversation_id, mode, revision, draft } = event.body;
    tell({ conversationId: conversation_id, mode }, { text: "", entities: [], ...draft, revision });
  }
}

/** What is not among them was sent or given up elsewhere, unless it was never told. */
async function readAll(): Promise<void> {
  const before = steps.peek();
  steps.value = Object.fromEntries(Object.entries(before).filter(([, { text }]) => text !== ""));
  const answer = await readDrafts().catch(() => null);
  if (answer === null) return;
  const found = new Set(answer.drafts.map((card) => nameOf(keyOf(card))));
  for (const card of answer.drafts) tell(keyOf(card), card);
  for (const key of draftsHere.peek()) {
    const step = steps.peek()[nameOf(key)];
    if (found.has(nameOf(key)) || !step || step.text === "" || step !== before[nameOf(key)]) continue;
    tell(key, { text: "", entities: [], revision: step.revision + 1 });
  }
  saveAll();
}

const keyOf = (card: { readonly conversation_id: number; readonly mode: Mode }): Key => ({
  conversationId: card.conversation_id,
  mode: card.mode,
});

function tell(key: Key, told: Told): void {
  const { step, take } = heardOf(
    {
      words: wordsOf(key),
      step: stepOf(key),
      sent: onTheirWay.get(nameOf(key)) ?? null,
      isHeld: isInHand(key),
    },
    told,
  );
  putStep(key, step);
  if (take) keepDraft(key.conversationId, key.mode, take.text, take.entities);
}

function isInHand({ conversationId, mode }: Key): boolean {
  const isOpen = matterToAnswer.peek()?.id === conversationId && openedMode.peek() === mode;
  return isOpen && document.hasFocus() && document.activeElement?.id === "composer-text";
}

const unsaved = (): readonly Key[] =>
  house.peek() && can("conversations.answer")
    ? draftsHere.peek().filter((key) => isUnsaved(wordsOf(key), stepOf(key)))
    : [];

const wordsOf = ({ conversationId, mode }: Key): Styled => begun(conversationId, mode);

const stepOf = (key: Key): Step => steps.peek()[nameOf(key)] ?? UNTOLD;

function putStep(key: Key, step: Step): void {
  if (steps.peek()[nameOf(key)] !== step) steps.value = { ...steps.peek(), [nameOf(key)]: step };
}

const nameOf = ({ conversationId, mode }: Key): string =>
  `${me.peek()?.operator.id ?? 0}-${mode}-${conversationId}`;
