import { effect, signal } from "@preact/signals";
import type { ClientFound } from "#shared/wire.ts";
import { findClients } from "../api/clients.ts";
import { type Refused, refusedBy } from "../api/refused.ts";

type SearchFate =
  | { readonly is: "looking" }
  | { readonly is: "found"; readonly hits: readonly ClientFound[] }
  | { readonly is: "refused"; readonly refused: Refused };

/** What is typed into the search field; empty when nobody searches. */
export const searchWords = signal("");
export const isSearching = signal(false);
export const searchFate = signal<SearchFate>({ is: "looking" });

const PATIENCE = 180;

export function endSearch(): void {
  searchWords.value = "";
  isSearching.value = false;
}

/** Looks for what is typed, once the typing pauses; an answer to older words is thrown away. */
export function followSearch(): void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  effect(() => {
    const words = searchWords.value.trim();
    clearTimeout(waiting);
    if (words) waiting = setTimeout(() => void look(words), PATIENCE);
    else searchFate.value = { is: "looking" };
  });
}

export async function look(words: string): Promise<void> {
  const isStill = () => searchWords.peek().trim() === words;
  try {
    const hits = await findClients(words);
    if (isStill()) searchFate.value = { is: "found", hits };
  } catch (cause) {
    if (isStill()) searchFate.value = { is: "refused", refused: refusedBy(cause) };
  }
}
