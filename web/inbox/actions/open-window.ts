import type { LogEvent } from "#shared/events.ts";
import type { WindowPage } from "#shared/wire.ts";
import { carryCsrf } from "../api/ask.ts";
import { readHistory } from "../api/conversations.ts";
import { refusedBy } from "../api/refused.ts";
import { readWindow } from "../api/session.ts";
import { follow } from "../live/follow.ts";
import { tellHandedBack } from "../notices/handed-back.ts";
import { heedNews, heedWindow } from "../notices/heed.ts";
import { fromHistory, withThread } from "../state/from-history.ts";
import { fromWindow } from "../state/from-window.ts";
import type { State } from "../state/state.ts";
import { type Asked, allOf } from "../state/view.ts";
import { readUnread } from "../stores/beside.ts";
import { viewCounts } from "../stores/counts.ts";
import { fate } from "../stores/fate.ts";
import { house, settleIn } from "../stores/house.ts";
import { listFate } from "../stores/list.ts";
import { askedAt } from "../stores/list-place.ts";
import { liftAll } from "../stores/overlay.ts";
import { go, route, viewOf } from "../stores/route.ts";
import { openedClientId } from "../stores/threads.ts";
import { followRegrouped } from "./follow-regrouped.ts";
import { leaveHouse } from "./leave-house.ts";
import { markUnheard } from "./mark-read.ts";
import { sendUnanswered } from "./send.ts";
import { saveAll } from "./sync-drafts.ts";
import { undoUnheard } from "./undo-send.ts";

/** Reads the house and follows it from there. */
export async function openWindow(): Promise<void> {
  fate.value = { is: "loading" };
  try {
    await readAfresh();
    fate.value = { is: "ready" };
  } catch (cause) {
    const refused = refusedBy(cause);
    fate.value = refused.status === 401 ? { is: "signed_out" } : { is: "refused", refused };
  }
}

/** The log no longer reaches back to what we hold: everything is read anew, and shown when it is all there. */
async function reopen(): Promise<void> {
  try {
    await readAfresh();
  } catch (cause) {
    const refused = refusedBy(cause);
    if (refused.status !== 401) fate.value = { is: "refused", refused };
  }
}

async function readAfresh(): Promise<void> {
  const state = await withKeptThreads(await readState());
  carryCsrf(state.me.csrf);
  liftAll();
  settleIn(state);
  listFate.value = { is: "ready" };
  heedWindow();
  follow({
    onNews: heed,
    onReload: () => void reopen(),
    onBack: catchUp,
    onSignedOut: leaveHouse,
    onTouch: tellHandedBack,
  });
}

function heed(events: readonly LogEvent[]): void {
  heedNews(events);
  followRegrouped(events);
}

/** What could not be said while the line was lost. */
function catchUp(): void {
  sendUnanswered();
  saveAll();
  undoUnheard();
  markUnheard();
  readUnread();
}

async function readState(): Promise<State> {
  const here = route.peek();
  const place = here.at === "inbox" ? (here.list ?? {}) : {};
  const view = viewOf(here);
  if (place.saved_id === undefined) {
    const asked = { ...allOf(view), ...place };
    return stateOf(await readWindow(asked), asked);
  }
  try {
    const window = await readWindow({ saved_view_id: place.saved_id });
    const asked = askedAt(view, place, window.saved_views);
    if (asked) return stateOf(window, asked);
  } catch (cause) {
    if (refusedBy(cause).code !== "saved_view_not_found") throw cause;
  }
  // Somebody has removed it.
  go({ at: "inbox", view, conversationId: null, list: {} }, "replace");
  return stateOf(await readWindow(allOf(view)), allOf(view));
}

function stateOf(window: WindowPage, asked: Asked): State {
  viewCounts.value = window.counts;
  return fromWindow(window, asked);
}

/** The thread on the screen, and those with words on their way, which must not be forgotten. */
async function withKeptThreads(fresh: State): Promise<State> {
  const before = house.peek();
  const kept = Object.values(before?.threads ?? {}).filter(
    ({ clientId, pending }) => pending.length > 0 || clientId === openedClientId.peek(),
  );
  let state = { ...fresh, clients: before?.clients ?? {} };
  for (const { clientId, pending } of kept) {
    const page = await readHistory(clientId, {});
    const thread = { ...fromHistory(page), clientId, pending };
    state = { ...withThread(state, thread), seq: Math.min(state.seq, page.seq) };
  }
  return state;
}
