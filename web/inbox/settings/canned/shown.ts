import type { CannedReplyCard } from "#shared/wire.ts";
import { matching } from "../../composer/canned/match.ts";

/** A folder by id, or all, only mine, or what lies in none. */
export type Place = number | "all" | "own" | "none";

export const liesIn = ({ folder_id, is_shared }: CannedReplyCard, place: Place): boolean => {
  if (place === "all") return true;
  if (place === "own") return !is_shared;
  return place === "none" ? folder_id === null : folder_id === place;
};

/** By title; while somebody searches, what fits best comes first. */
export function shownOf(
  replies: readonly CannedReplyCard[],
  place: Place,
  query: string,
): readonly CannedReplyCard[] {
  const here = replies.filter((reply) => liesIn(reply, place));
  if (query.trim() !== "") return matching(here, query.trim(), null);
  return [...here].sort((a, b) => a.title.localeCompare(b.title));
}
