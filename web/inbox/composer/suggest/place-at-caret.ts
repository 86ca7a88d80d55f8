const GAP = 6;
const EDGE = 8;

/** Above the line of the caret, or below it where there is more room; wholly on the screen. */
export function placeAtCaret(floating: HTMLElement, caret: DOMRect): void {
  const isAbove = caret.top > innerHeight / 2;
  const room = (isAbove ? caret.top : innerHeight - caret.bottom) - GAP - EDGE;
  floating.style.maxHeight = `${Math.min(420, room)}px`;
  floating.style.left = `${Math.max(EDGE, Math.min(caret.left - EDGE, innerWidth - floating.offsetWidth - EDGE))}px`;
  floating.style.top = isAbove ? "auto" : `${caret.bottom + GAP}px`;
  floating.style.bottom = isAbove ? `${innerHeight - caret.top + GAP}px` : "auto";
}
