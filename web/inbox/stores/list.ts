import { computed, signal } from "@preact/signals";
import type { Refused } from "../api/refused.ts";
import { type Asked, allOf } from "../state/view.ts";
import { house } from "./house.ts";
import { askedAt } from "./list-place.ts";
import { route, viewOf } from "./route.ts";
import { savedViews } from "./saved-views.ts";

/** What became of reading the list. */
export type ListFate =
  | { readonly is: "ready" }
  | { readonly is: "loading" }
  | { readonly is: "more" }
  | { readonly is: "refused"; readonly refused: Refused };

export const listFate = signal<ListFate>({ is: "loading" });

/** What the address asks to be listed; null for a saved view that is gone. */
export const asked = computed<Asked | null>(() => {
  const here = route.value;
  if (here.at !== "inbox") return house.value?.list.filter ?? allOf("open");
  return askedAt(here.view, here.list ?? {}, savedViews.value);
});

/** The view that the list shows, whoever named it. */
export const listedView = computed(() => asked.value?.view ?? viewOf(route.value));
