import { signal } from "@preact/signals";
import type { Refused } from "../api/refused.ts";

/** What became of reading the list. */
export type ListFate =
  | { readonly is: "ready" }
  | { readonly is: "loading" }
  | { readonly is: "more" }
  | { readonly is: "refused"; readonly refused: Refused };

export const listFate = signal<ListFate>({ is: "loading" });

/** Only one channel, or all of them. */
export const channelFilter = signal<number | null>(null);
