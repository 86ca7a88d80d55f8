import { effect, signal } from "@preact/signals";
import type { SearchHit, SearchPage } from "#shared/wire.ts";
import { type Refused, refusedBy } from "../api/refused.ts";
import { type SearchAsked, searchPage } from "../api/search.ts";
import { asked } from "./asked.ts";

export type Fate =
  | { readonly is: "unasked" }
  | { readonly is: "looking" }
  | { readonly is: "refused"; readonly refused: Refused }
  | {
      readonly is: "found";
      /** What they answer to: other words may be typed already. */
      readonly to: SearchAsked;
      readonly page: Omit<SearchPage, "hits">;
      readonly hits: readonly SearchHit[];
      readonly more: "rests" | "reading" | Refused;
    };

export const fate = signal<Fate>({ is: "unasked" });

const PATIENCE = 120;

/** Looks for what is asked, once the typing pauses. What was found before stays until the answer is there. */
export function followAsked(): () => void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const stop = effect(() => {
    const wanted = asked.value;
    clearTimeout(waiting);
    if (wanted === null) fate.value = { is: "unasked" };
    else {
      if (fate.peek().is !== "found") fate.value = { is: "looking" };
      waiting = setTimeout(() => void look(wanted), PATIENCE);
    }
  });
  return () => {
    clearTimeout(waiting);
    stop();
  };
}

export async function look(wanted: SearchAsked): Promise<void> {
  const isStill = () => asked.peek() === wanted;
  try {
    const { hits, ...page } = await searchPage(wanted, null);
    if (isStill()) fate.value = { is: "found", to: wanted, page, hits, more: "rests" };
  } catch (cause) {
    if (isStill()) fate.value = { is: "refused", refused: refusedBy(cause) };
  }
}

/** The next page below; what is there already is not shown twice. */
export async function lookFurther(): Promise<void> {
  const now = fate.peek();
  if (now.is !== "found" || now.page.next === null || now.more === "reading") return;
  fate.value = { ...now, more: "reading" };
  const isStill = () => {
    const here = fate.peek();
    return here.is === "found" && here.hits === now.hits;
  };
  try {
    const { hits, next } = await searchPage(now.to, now.page.next);
    if (!isStill()) return;
    const known = new Set(now.hits.map(keyOf));
    fate.value = {
      ...now,
      page: { ...now.page, next },
      hits: [...now.hits, ...hits.filter((hit) => !known.has(keyOf(hit)))],
      more: "rests",
    };
  } catch (cause) {
    if (isStill()) fate.value = { ...now, more: refusedBy(cause) };
  }
}

export const keyOf = (hit: SearchHit): string => `${hit.kind} ${hit.message_id ?? hit.client.id}`;
