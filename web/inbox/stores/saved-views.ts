import { computed, effect, signal } from "@preact/signals";
import type { SavedViewCard } from "#shared/wire.ts";
import { countSavedViews } from "../api/saved-views.ts";
import { viewCounts } from "./counts.ts";
import { can, house, me } from "./house.ts";
import { route } from "./route.ts";

/** What we did to saved views and the server has not agreed to yet; null: removed. */
export const savedAhead = signal<Readonly<Record<number, Partial<SavedViewCard> | null>>>({});

/** The shared ones and mine, by name. */
export const savedViews = computed<readonly SavedViewCard[]>(() =>
  (house.value?.savedViews ?? []).flatMap((view) => {
    const ahead = savedAhead.value[view.id];
    return ahead === null ? [] : [{ ...view, ...ahead }];
  }),
);

/** The saved view on the screen. */
export const openSavedView = computed<SavedViewCard | undefined>(() => {
  const here = route.value;
  const id = here.at === "inbox" ? here.list?.saved_id : undefined;
  return id === undefined ? undefined : savedViews.value.find((view) => view.id === id);
});

/** Its maker may change it, and of a shared one also whoever manages settings. */
export const mayChange = (view: SavedViewCard): boolean =>
  view.owner_id === me.value?.operator.id || (view.is_shared && can("settings.manage"));

/** How many stand in each saved view, as far as the server counts. */
export const savedCounts = signal<Readonly<Record<number, number>>>({});

/** How many look at the numbers of saved views: only then are they asked for. */
export const lookers = signal(0);

effect(() => {
  const isLookedAt = lookers.value > 0 && savedViews.value.length > 0;
  // Whenever the built-in ones change, these may have; the server says so once a second at most.
  if (!isLookedAt || !viewCounts.value) return;
  countSavedViews().then(
    ({ counts }) => {
      savedCounts.value = counts;
    },
    () => undefined,
  );
});

/** What the dialog is about: a new view, or the name of one. */
export type SavedViewDeed =
  | { readonly is: "save" }
  | { readonly is: "rename"; readonly view: SavedViewCard }
  | { readonly is: "remove"; readonly view: SavedViewCard };

export const savedViewDeed = signal<SavedViewDeed | null>(null);

export function dropSavedViewDeed(): void {
  savedViewDeed.value = null;
}
