import { type Cell, cell } from "./cell.ts";
import type { Shelf } from "./shelf.ts";

const NAME = "draft";

/** Words not sent yet; they survive a reload of the page. */
export function openDraft(shelf: Shelf): Cell<string> {
  const draft = cell(shelf.get(NAME) ?? "");
  draft.watch(() => {
    if (draft.value === "") shelf.remove(NAME);
    else shelf.put(NAME, draft.value);
  });
  return draft;
}
