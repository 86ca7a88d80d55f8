import { computed, effect, signal } from "@preact/signals";
import type { SearchAsked, SearchKind } from "../api/search.ts";
import { isSearching, searchWords } from "../stores/search.ts";
import { type Span, spanOf } from "./spans.ts";

/** What else than words is asked for: chips below the field. */
export type Chosen = {
  readonly kind: SearchKind;
  readonly channelId: number | null;
  readonly operatorId: number | null;
  readonly span: Span;
  readonly hasFile: boolean;
  readonly spam: boolean;
  readonly sort: "relevance" | "newest";
};

const NOTHING: Chosen = {
  kind: "all",
  channelId: null,
  operatorId: null,
  span: { is: "ever" },
  hasFile: false,
  spam: false,
  sort: "relevance",
};

export const chosen = signal<Chosen>(NOTHING);

export function choose(change: Partial<Chosen>): void {
  chosen.value = { ...chosen.peek(), ...change };
}

/** The whole question; null while nothing is asked for. */
export const asked = computed<SearchAsked | null>(() => {
  const query = searchWords.value;
  const { kind, channelId, operatorId, span, hasFile, spam, sort } = chosen.value;
  const isNarrowed = channelId !== null || operatorId !== null || span.is !== "ever" || hasFile;
  if (!query.trim() && !isNarrowed && kind !== "files" && kind !== "notes") return null;
  return {
    // A blank behind the last word says that it is whole; what stands in front says nothing.
    query: query.trimStart(),
    kind,
    channel_id: channelId,
    operator_id: operatorId,
    ...spanOf(span, new Date()),
    has_file: hasFile,
    spam,
    sort,
  };
});

// Whoever searches next begins anew.
effect(() => {
  if (!isSearching.value) chosen.value = NOTHING;
});
