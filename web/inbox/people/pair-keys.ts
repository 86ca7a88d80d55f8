import type { SuggestedPair } from "#shared/wire.ts";
import { heardAs } from "../keyboard/heard-as.ts";
import { isBelowDialog, isPressing, isTyping } from "../keyboard/not-ours.ts";
import type { KeyedDeed } from "../keyboard/table.ts";
import { undoLast } from "../stores/notice.ts";
import { plan } from "../stores/plan.ts";
import { goBack } from "../stores/route.ts";

type Page = {
  readonly all: readonly SuggestedPair[];
  readonly here: number;
  readonly stepTo: (at: number) => void;
  readonly refuse: (pair: SuggestedPair) => void;
  readonly glue: (pair: SuggestedPair) => void;
};

/** Single keys of the page. */
export function listenToPairKeys(page: Page): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || plan.peek() !== null || isBelowDialog()) return;
    if (isTyping(event.target) || isPressing(event)) return;
    const deed = heardAs("pairs", event);
    if (!deed) return;
    event.preventDefault();
    deedsOf(page)[deed]();
  };
  document.addEventListener("keydown", onKeyDown);
  return () => document.removeEventListener("keydown", onKeyDown);
}

function deedsOf({
  all,
  here,
  stepTo,
  refuse,
  glue,
}: Page): Readonly<Record<KeyedDeed<"pairs">, () => void>> {
  const pair = all[here];
  return {
    next: () => stepTo(Math.min(here + 1, all.length - 1)),
    previous: () => stepTo(Math.max(here - 1, 0)),
    first: () => stepTo(0),
    last: () => stepTo(all.length - 1),
    glue: () => pair && glue(pair),
    refuse: () => pair && refuse(pair),
    undo: undoLast,
    back: goBack,
  };
}
