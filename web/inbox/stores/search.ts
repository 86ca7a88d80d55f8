import { signal } from "@preact/signals";

/** What is typed into the search field; empty when nobody searches. */
export const searchWords = signal("");
export const isSearching = signal(false);

export function endSearch(): void {
  searchWords.value = "";
  isSearching.value = false;
}
