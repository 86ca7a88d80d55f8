import { type HistoryAsked, readHistory } from "../api/conversations.ts";
import { refusedBy } from "../api/refused.ts";
import { fromHistory, withEarlier, withLater, withThread } from "../state/from-history.ts";
import { cursorOf, firstSince } from "../state/stretch.ts";
import { house, takePage } from "../stores/house.ts";
import { soughtMessage } from "../stores/sought.ts";
import { READY, threadFate } from "../stores/threads.ts";
import { inThread } from "./keep-threads.ts";

/** Messages of one page, as the server cuts them. */
export const PAGE = 50;

/** What is looked for in a history. */
export type Goal = { readonly around: number } | { readonly since: string } | { readonly unread: number };

/** Puts a stretch of a history in the place of what is held of it, and brings what was looked for into view. */
export async function readStretch(clientId: number, asked: HistoryAsked): Promise<void> {
  const page = await readHistory(clientId, asked);
  if (page.anchor !== null) look(clientId, page.anchor, asked.unread !== undefined);
  const isTaken = takePage(page.seq, (state) => withThread(state, { ...fromHistory(page), clientId }));
  if (!isTaken) await readStretch(clientId, asked);
}

/** Brings what is looked for into view, reading it where it is not held. */
export async function seek(clientId: number, goal: Goal): Promise<void> {
  const held = heldGoal(clientId, goal);
  if (held === null) await readStretch(clientId, goal);
  else look(clientId, held, "unread" in goal);
}

function look(clientId: number, messageId: number, isUnread: boolean): void {
  soughtMessage.value = { clientId, messageId, isUnread };
}

/** Reads a page further back. */
export async function readEarlier(clientId: number): Promise<void> {
  const floor = house.peek()?.threads[clientId]?.floor;
  if (!floor) return;
  await reading("earlier", async () => {
    const page = await readHistory(clientId, { before: cursorOf(floor) });
    takePage(page.seq, (state) => inThread(state, clientId, (thread) => withEarlier(thread, page, floor)));
  });
}

/** Reads a page further on. */
export async function readLater(clientId: number): Promise<void> {
  const ceiling = house.peek()?.threads[clientId]?.ceiling;
  if (!ceiling) return;
  await reading("later", async () => {
    const page = await readHistory(clientId, { after: cursorOf(ceiling) });
    takePage(page.seq, (state) => inThread(state, clientId, (thread) => withLater(thread, page, ceiling)));
  });
}

/** Puts the newest page in the place of a stretch that ends before it, behind whatever page is on its way already. */
export async function readNewest(clientId: number): Promise<void> {
  await underway;
  await reading("later", () => readStretch(clientId, {}));
}

/** Ends with the page that is being read, however that turns out. */
let underway: Promise<void> = Promise.resolve();

/** One page at a time, and a refusal is shown where it was asked for. */
async function reading(is: "earlier" | "later", read: () => Promise<unknown>): Promise<void> {
  const { is: now } = threadFate.peek();
  if (now === "earlier" || now === "later") return;
  threadFate.value = { is };
  underway = read().then(
    () => {
      threadFate.value = READY;
    },
    (cause: unknown) => {
      threadFate.value = { is: "refused", refused: refusedBy(cause) };
    },
  );
  await underway;
}

function heldGoal(clientId: number, goal: Goal): number | null {
  const thread = house.peek()?.threads[clientId];
  if (!thread) return null;
  if ("around" in goal) return thread.messages.find(({ id }) => id === goal.around)?.id ?? null;
  if ("since" in goal) return firstSince(thread, goal.since)?.id ?? null;
  const theirs = thread.ceiling === null ? thread.messages.filter(({ direction }) => direction === "in") : [];
  return theirs.at(-goal.unread)?.id ?? null;
}
