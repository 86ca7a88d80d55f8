import type { ListFilter, SavedViewCard, SavedViewChange } from "#shared/wire.ts";
import { refusedBy } from "../api/refused.ts";
import { addSavedView, changeSavedView, removeSavedView } from "../api/saved-views.ts";
import { change } from "../stores/house.ts";
import { tell, tellRefused } from "../stores/notice.ts";
import { go, route } from "../stores/route.ts";
import { openSavedView, savedAhead } from "../stores/saved-views.ts";
import { t } from "../words/t.ts";
import { showWhole } from "./narrow.ts";

/** Keeps what is listed under a name, and leads there. Throws Refused. */
export async function saveView(name: string, isShared: boolean, filter: ListFilter): Promise<void> {
  const made = await addSavedView({ name, is_shared: isShared, filter });
  put(made);
  go({ at: "inbox", view: "open", conversationId: null, list: { saved_id: made.id } }, "replace");
  tell(t("views.saved", { name: made.name }));
}

/** Shown at once; taken back, with the reason, should the server refuse. */
export async function changeView(view: SavedViewCard, wanted: SavedViewChange): Promise<void> {
  savedAhead.value = { ...savedAhead.value, [view.id]: wanted };
  try {
    put(await changeSavedView(view.id, wanted));
  } catch (cause) {
    tellRefused(t("done.not_done"), refusedBy(cause));
  } finally {
    lift(view.id);
  }
}

export async function removeView(view: SavedViewCard): Promise<void> {
  if (openSavedView.peek()?.id === view.id) showWhole(view.filter.view);
  savedAhead.value = { ...savedAhead.value, [view.id]: null };
  try {
    await removeSavedView(view.id);
    change((state) => ({ ...state, savedViews: state.savedViews.filter(({ id }) => id !== view.id) }));
  } catch (cause) {
    tellRefused(t("done.not_done"), refusedBy(cause));
  } finally {
    lift(view.id);
  }
}

export function openView(view: SavedViewCard): void {
  const here = route.peek();
  if (here.at === "inbox" && here.list?.saved_id === view.id && here.conversationId === null) return;
  go({ at: "inbox", view: "open", conversationId: null, list: { saved_id: view.id } }, "push");
}

/** The server has agreed to it; the log tells the same. */
function put(view: SavedViewCard): void {
  change((state) => ({
    ...state,
    savedViews: [...state.savedViews.filter(({ id }) => id !== view.id), view].sort((a, b) =>
      a.name < b.name ? -1 : a.name > b.name ? 1 : a.id - b.id,
    ),
  }));
}

function lift(id: number): void {
  const { [id]: _, ...others } = savedAhead.peek();
  savedAhead.value = others;
}
