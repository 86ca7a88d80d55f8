import type { Sort, View } from "#shared/wire.ts";
import { allOf, type NARROWING } from "../state/view.ts";
import { asked } from "../stores/list.ts";
import { placeOf } from "../stores/list-place.ts";
import { go } from "../stores/route.ts";

type Narrowed = (typeof NARROWING)[number];

/** The whole of a view. */
export function showWhole(view: View): void {
  go({ at: "inbox", view, conversationId: null, list: {} }, "push");
}

/** Narrows what is listed, or widens it with null. A saved view is left as it was kept. */
export function narrow(name: Narrowed, value: number | string | null): void {
  const now = asked.peek() ?? allOf("open");
  go({ at: "inbox", view: now.view, conversationId: null, list: placeOf({ ...now, [name]: value }) }, "push");
}

export function sortBy(sort: Sort): void {
  const now = asked.peek() ?? allOf("open");
  go({ at: "inbox", view: now.view, conversationId: null, list: placeOf({ ...now, sort }) }, "replace");
}

/** All of the view again, in the order that was chosen. */
export function widen(): void {
  const now = asked.peek() ?? allOf("open");
  const list = placeOf({ ...allOf(now.view), sort: now.sort });
  go({ at: "inbox", view: now.view, conversationId: null, list }, "push");
}
