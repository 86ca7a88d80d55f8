import { signal } from "@preact/signals";
import { readEarlier } from "../actions/open-thread.ts";
import { tell } from "../stores/notice.ts";
import { openedThread } from "../stores/threads.ts";
import { t } from "../words/t.ts";

/** The message that is to come into view. */
export const jumpTarget = signal<number | null>(null);

const PAGES_BACK = 40;

/** Brings a message into view, reading back to it where it is not here. */
export async function jumpTo(messageId: number): Promise<void> {
  const clientId = openedThread.peek()?.clientId;
  const isHere = () => openedThread.peek()?.messages.some(({ id }) => id === messageId) ?? false;
  for (let page = 0; page < PAGES_BACK && !isHere(); page += 1) {
    if (clientId === undefined || openedThread.peek()?.clientId !== clientId) return;
    if (!(await readEarlier(clientId))) break;
  }
  if (isHere()) jumpTarget.value = messageId;
  else tell(t("quote.too_far"));
}
