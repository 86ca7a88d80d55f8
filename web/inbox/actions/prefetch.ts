import { effect, untracked } from "@preact/signals";
import { readHistory } from "../api/conversations.ts";
import { fromHistory, withThread } from "../state/from-history.ts";
import { house, takePage } from "../stores/house.ts";
import { shown } from "../stores/shown.ts";
import { openedRow, threadFate } from "../stores/threads.ts";
import { keepAhead } from "./keep-threads.ts";

/** Rows below and above the open one whose histories are read before they are asked for, the likelier first. */
const AHEAD = [1, -1, 2];
const QUIET = 250;

/** Reads the neighbours of what is open while nothing else is to be done, so that the next step shows them at once. */
export function readAhead(): void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  effect(() => {
    const row = openedRow.value;
    const isReady = threadFate.value.is === "ready";
    clearTimeout(waiting);
    if (row && isReady && !isSparing())
      waiting = setTimeout(() => whenIdle(() => void untracked(() => readNext(row.id))), QUIET);
  });
}

/** Whoever pays by the byte is not read ahead for. */
function isSparing(): boolean {
  const { connection } = navigator as { readonly connection?: { readonly saveData?: boolean } };
  return connection?.saveData ?? false;
}

function whenIdle(act: () => void): void {
  if ("requestIdleCallback" in globalThis) requestIdleCallback(act, { timeout: 2_000 });
  else setTimeout(act, 0);
}

/** One after the other, as long as nobody has gone elsewhere. */
async function readNext(from: number): Promise<void> {
  const { rows } = shown.peek();
  const at = rows.findIndex(({ id }) => id === from);
  for (const by of AHEAD) {
    const clientId = at < 0 ? undefined : rows[at + by]?.client.id;
    if (openedRow.peek()?.id !== from) return;
    if (clientId === undefined || house.peek()?.threads[clientId]) continue;
    const page = await readHistory(clientId, {}).catch(() => null);
    if (!page || house.peek()?.threads[clientId]) continue;
    if (takePage(page.seq, (state) => withThread(state, { ...fromHistory(page), clientId })))
      keepAhead(clientId);
  }
}
