import { readConversations } from "../api/conversations.ts";
import { refusedBy } from "../api/refused.ts";
import { withNextPage, withView } from "../state/pages.ts";
import { type Asked, isSameList } from "../state/view.ts";
import { house, takePage } from "../stores/house.ts";
import { listFate } from "../stores/list.ts";

/** Whoever has read this many rows is going far, and gets more of them at a time. */
const FAR = 200;
const AT_ONCE = 200;

let asking = 0;

/** Puts another view into the list. Of two answers on their way only the last one asked for counts. */
export async function showView(asked: Asked): Promise<void> {
  asking += 1;
  const turn = asking;
  listFate.value = { is: "loading" };
  try {
    const page = await readConversations(asked, null);
    if (turn !== asking) return;
    if (takePage(page.seq, (state) => withView(state, page, asked))) listFate.value = { is: "ready" };
    else await showView(asked);
  } catch (cause) {
    if (turn === asking) listFate.value = { is: "refused", refused: refusedBy(cause) };
  }
}

/** Reads the next page under the list, when there is one. */
export async function readFurther(): Promise<void> {
  const list = house.peek()?.list;
  if (!list?.next || listFate.peek().is === "more" || listFate.peek().is === "loading") return;
  const turn = asking;
  listFate.value = { is: "more" };
  try {
    const page = await readConversations(list.filter, list.next, list.rows.length < FAR ? null : AT_ONCE);
    if (turn !== asking) return;
    takePage(page.seq, (state) => withNextPage(state, page));
    listFate.value = { is: "ready" };
  } catch (cause) {
    if (turn === asking) listFate.value = { is: "refused", refused: refusedBy(cause) };
  }
}

/** Whether the list already shows, or is about to show, what is asked for. */
export function isShown(asked: Asked): boolean {
  const list = house.peek()?.list;
  return list !== undefined && isSameList(list.filter, asked) && listFate.peek().is !== "loading";
}
