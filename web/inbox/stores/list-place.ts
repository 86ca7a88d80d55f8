import type { Priority, SavedViewCard, View } from "#shared/wire.ts";
import { type Asked, allOf, NARROWING } from "../state/view.ts";

/** What narrows a view down, or the view that somebody saved. What is left out is any, and the newest first. */
export type ListPlace = Partial<{
  readonly [Name in keyof Omit<Asked, "view">]: NonNullable<Asked[Name]>;
}> & {
  readonly saved_id?: number;
};

const IDS = { channel: "channel_id", team: "team_id", tag: "tag_id", assignee: "assignee_id" } as const;
const PRIORITIES: readonly Priority[] = ["low", "normal", "high", "urgent"];
const SORTS = ["waiting", "priority"] as const;

/** As the address bar says it: the view's part of the path, and what follows the question mark. */
export function listPlaceOf(view: string, search: URLSearchParams): ListPlace {
  const saved = /^saved-(\d{1,15})$/.exec(view)?.[1];
  if (saved) return { saved_id: Number(saved) };
  const ids = Object.entries(IDS).flatMap(([name, field]) => {
    const id = search.get(name) ?? "";
    return /^\d{1,15}$/.test(id) ? [[field, Number(id)] as const] : [];
  });
  const priority = PRIORITIES.find((one) => one === search.get("priority"));
  const sort = SORTS.find((one) => one === search.get("sort"));
  return { ...Object.fromEntries(ids), ...(priority && { priority }), ...(sort && { sort }) };
}

export function queryOf(place: ListPlace): URLSearchParams {
  const words = new URLSearchParams();
  for (const [name, field] of Object.entries(IDS)) {
    const id = place[field];
    if (id !== undefined) words.set(name, String(id));
  }
  if (place.priority) words.set("priority", place.priority);
  if (place.sort && place.sort !== "newest") words.set("sort", place.sort);
  return words;
}

/** The filter of a place; null for a saved view that is not there. */
export function askedAt(view: View, place: ListPlace, saved: readonly SavedViewCard[]): Asked | null {
  const { saved_id, ...narrowing } = place;
  if (saved_id === undefined) return { ...allOf(view), ...narrowing };
  return saved.find(({ id }) => id === saved_id)?.filter ?? null;
}

/** The place of a filter, without what is any. */
export function placeOf({ view: _, sort, ...asked }: Asked): ListPlace {
  const narrowing = NARROWING.flatMap((name) => (asked[name] === null ? [] : [[name, asked[name]] as const]));
  return { ...Object.fromEntries(narrowing), ...(sort !== "newest" && { sort }) };
}
