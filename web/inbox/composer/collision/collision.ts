import { signal } from "@preact/signals";
import type { ConversationRow, MessageCard, OperatorCard } from "#shared/wire.ts";
import { newestOf } from "../../state/stretch.ts";
import { mode } from "../../stores/composing.ts";
import { draftOf } from "../../stores/drafts.ts";
import { hereIn } from "../../stores/here.ts";
import { me } from "../../stores/house.ts";
import { openedThread } from "../../stores/threads.ts";
import { gatheredFor } from "../../stores/uploads.ts";
import { workplace } from "../../stores/workplace.ts";

/** By matter: beside whom I have decided to write. */
const beside = signal<Readonly<Record<number, readonly number[]>>>({});

/** By matter: the newest message there was when I began to write, or that I was shown since. */
const known = new Map<number, number>();

/** An answer of a colleague that came while I was writing, and that I was shown before mine went. */
export const meanwhile = signal<{ readonly conversationId: number; readonly answer: MessageCard } | null>(
  null,
);

/** Who answers this matter just now, where I have not begun and have not decided to write all the same. */
export function whoAnswers(row: ConversationRow): OperatorCard | undefined {
  if (!workplace.value.soft_lock || mode.value === "note" || isBegun(row.id)) return undefined;
  const decided = beside.value[row.id] ?? [];
  return hereIn(row.id).find(({ operator, isAnswering }) => isAnswering && !decided.includes(operator.id))
    ?.operator;
}

/** I write all the same, beside everybody who answers now. */
export function writeBeside(conversationId: number): void {
  const now = hereIn(conversationId).map(({ operator }) => operator.id);
  beside.value = { ...beside.peek(), [conversationId]: now };
}

/** I have left the matter, or said what I had to: the next time it is decided anew. */
export function decideAnew(conversationId: number): void {
  const { [conversationId]: _, ...others } = beside.peek();
  beside.value = others;
  if (meanwhile.peek()?.conversationId === conversationId) meanwhile.value = null;
}

/** Words were begun, or none are left. */
export function noteBeginning(conversationId: number, isWriting: boolean): void {
  if (!isWriting) known.delete(conversationId);
  else if (!known.has(conversationId)) known.set(conversationId, newestHere());
}

/** Whether words wait once more: a colleague's answer has come since they were begun, and is shown first. */
export function holdsBack(conversationId: number): boolean {
  const since = known.get(conversationId);
  const thread = openedThread.peek();
  const mine = me.peek()?.operator.id;
  meanwhile.value = null;
  if (!workplace.peek().soft_lock || since === undefined || !thread) return false;
  const answer = newestOf(thread).findLast((one) => one.id > since && isOfColleague(one, mine));
  if (!answer) return false;
  known.set(conversationId, answer.id);
  meanwhile.value = { conversationId, answer };
  return true;
}

const isOfColleague = ({ direction, operator_id }: MessageCard, mine: number | undefined): boolean =>
  direction === "out" && operator_id !== null && operator_id !== mine;

const isBegun = (conversationId: number): boolean =>
  draftOf(conversationId, "reply") !== "" || gatheredFor(conversationId).length > 0;

function newestHere(): number {
  const thread = openedThread.peek();
  return Math.max(0, ...(thread ? newestOf(thread) : []).map(({ id }) => id));
}
