/** Behind a full screen the page does not scroll. Answers with the way to let it go. */
export function holdPage(): () => void {
  const { style } = document.documentElement;
  const before = style.overflow;
  style.overflow = "hidden";
  return () => {
    style.overflow = before;
  };
}

/** Tab goes round within the panel: what lies under it cannot be seen. */
export function keepFocusInside(panel: HTMLElement, event: KeyboardEvent): void {
  const stops = [
    ...panel.querySelectorAll<HTMLElement>(
      "a[href], button:not([disabled]), textarea, input, select, [tabindex='0']",
    ),
  ].filter((one) => one.tabIndex >= 0 && one.getClientRects().length > 0);
  const [from, to] = event.shiftKey
    ? [stops[0], stops[stops.length - 1]]
    : [stops[stops.length - 1], stops[0]];
  const focused = (panel.getRootNode() as ShadowRoot).activeElement;
  if (focused !== from && focused !== panel) return;
  event.preventDefault();
  to?.focus();
}
