const GAP = 4;
const EDGE = 8;

/** Puts a floating element under its button, or above where there is no room, and always wholly on the screen. */
export function placeBeside(floating: HTMLElement, anchor: HTMLElement): void {
  const at = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = floating;
  const isBelow = at.bottom + GAP + height + EDGE <= innerHeight || at.top < height + GAP + EDGE;
  const top = isBelow ? at.bottom + GAP : at.top - GAP - height;
  const left = at.left + width + EDGE <= innerWidth ? at.left : at.right - width;
  floating.style.top = `${Math.max(EDGE, Math.min(top, innerHeight - height - EDGE))}px`;
  floating.style.left = `${Math.max(EDGE, Math.min(left, innerWidth - width - EDGE))}px`;
}
