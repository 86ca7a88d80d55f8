import type { SuggestedPair } from "#shared/wire.ts";
import { isShowingShortcuts } from "../keyboard/shortcuts.ts";
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

/** Single keys of the page, by their place on the keyboard, so that they are the same on a Cyrillic layout. */
export function listenToPairKeys(page: Page): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (plan.peek() !== null || isTyping(event.target) || isPressing(event)) return;
    const act = deedOf(event, page);
    if (!act) return;
    event.preventDefault();
    act();
  };
  document.addEventListener("keydown", onKeyDown);
  return () => document.removeEventListener("keydown", onKeyDown);
}

function deedOf(event: KeyboardEvent, { all, here, stepTo, refuse, glue }: Page): (() => void) | undefined {
  if (event.key === "?") {
    return () => {
      isShowingShortcuts.value = true;
    };
  }
  const pair = all[here];
  const toNext = () => stepTo(Math.min(here + 1, all.length - 1));
  const toPrevious = () => stepTo(Math.max(here - 1, 0));
  const deeds: Readonly<Record<string, () => void>> = {
    KeyJ: toNext,
    ArrowDown: toNext,
    KeyK: toPrevious,
    ArrowUp: toPrevious,
    Home: () => stepTo(0),
    End: () => stepTo(all.length - 1),
    KeyG: () => pair && glue(pair),
    Enter: () => pair && glue(pair),
    KeyN: () => pair && refuse(pair),
    KeyZ: undoLast,
    Escape: goBack,
  };
  return event.shiftKey ? undefined : deeds[event.code];
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches("input, textarea, select");

/** Enter belongs to the button that has the focus. */
const isPressing = ({ target, code }: KeyboardEvent): boolean =>
  (code === "Enter" || code === "Space") &&
  target instanceof HTMLElement &&
  target.matches("button, a, summary, [role=separator]");
