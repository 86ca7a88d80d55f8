import type { NewSavedView, SavedViewCard, SavedViewChange } from "#shared/wire.ts";
import { ask } from "./ask.ts";

export const addSavedView = (view: NewSavedView): Promise<SavedViewCard> => ask("POST", "/saved-views", view);

export const changeSavedView = (id: number, change: SavedViewChange): Promise<SavedViewCard> =>
  ask("PATCH", `/saved-views/${id}`, change);

export const removeSavedView = (id: number): Promise<unknown> => ask("DELETE", `/saved-views/${id}`);

/** By id; nothing is counted beyond a thousand. */
export const countSavedViews = (): Promise<{ readonly counts: Readonly<Record<number, number>> }> =>
  ask("GET", "/saved-views/counts");
