import type { ConversationPage, WindowPage } from "#shared/wire.ts";
import { placeOfRow } from "./place.ts";
import type { List, RowPlace, State } from "./state.ts";
import type { Asked } from "./view.ts";

/** A fresh state out of the first read. */
export function fromWindow(page: WindowPage, asked: Asked): State {
  return {
    seq: page.seq,
    me: page.me,
    operators: page.operators,
    channels: page.channels,
    workplace: page.workplace,
    handedBack: page.handed_back,
    list: fromPage(page.page, asked),
    savedViews: page.saved_views,
    seen: page.page.seen,
    mentioned: page.mentioned ?? {},
    threads: {},
    clients: {},
    glued: {},
  };
}

/** A fresh list out of its first page. */
export const fromPage = (page: ConversationPage, asked: Asked): List => ({
  filter: asked,
  rows: page.rows,
  floor: floorOf(page, asked.sort),
  next: page.next,
});

/** Where a page ends, when the view goes on below it. */
export function floorOf(page: ConversationPage, sort: Asked["sort"]): RowPlace | null {
  const last = page.rows.at(-1);
  return page.next !== null && last ? placeOfRow(last, sort) : null;
}
