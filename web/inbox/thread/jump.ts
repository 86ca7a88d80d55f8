import { type Goal, readNewest, seek } from "../actions/read-history.ts";
import { refusedBy } from "../api/refused.ts";
import { tell, tellRefused } from "../stores/notice.ts";
import { openedClientId, openedThread } from "../stores/threads.ts";
import { t } from "../words/t.ts";

/** Brings a message into view, wherever in the history it lies. */
export const jumpTo = (messageId: number): Promise<void> => lead({ around: messageId });

/** Brings the first message of a day, or after it, into view. */
export const jumpToDay = (day: Date): Promise<void> =>
  lead({ since: new Date(day.getFullYear(), day.getMonth(), day.getDate()).toISOString() });

/** Brings the client's message into view that is so many from the end. */
export const jumpToUnread = (unread: number): Promise<void> => lead({ unread });

/** Reads the newest page, when what is held ends before it. */
export async function readToNow(): Promise<void> {
  const thread = openedThread.peek();
  if (thread?.ceiling) await readNewest(thread.clientId);
}

async function lead(goal: Goal): Promise<void> {
  const clientId = openedClientId.peek();
  if (clientId === null) return;
  try {
    await seek(clientId, goal);
  } catch (cause) {
    const refused = refusedBy(cause);
    if (refused.code === "message_not_found") tell(t("quote.too_far"));
    else tellRefused(t("thread.jump_refused"), refused);
  }
}
