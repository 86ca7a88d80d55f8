import type { SearchPage } from "#shared/wire.ts";
import { ask, query } from "./ask.ts";

export type SearchKind = "all" | "clients" | "messages" | "notes" | "files";

export type SearchAsked = {
  readonly query: string;
  readonly kind: SearchKind;
  readonly channel_id: number | null;
  readonly operator_id: number | null;
  /** RFC 3339; `to` is the moment before which they came. */
  readonly from: string | null;
  readonly to: string | null;
  readonly has_file: boolean;
  readonly spam: boolean;
  readonly sort: "relevance" | "newest";
};

export const searchPage = (asked: SearchAsked, cursor: string | null): Promise<SearchPage> =>
  ask(
    "GET",
    `/search${query({ ...asked, has_file: asked.has_file ? "true" : null, spam: asked.spam ? "true" : null, cursor })}`,
  );
