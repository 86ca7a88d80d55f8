const SOON = 250;

/** The list takes the focus as soon as it stands there; what had it may just have left the screen. */
export function focusRows(until = performance.now() + SOON): void {
  requestAnimationFrame(() => {
    const rows = document.getElementById("rows");
    if (rows) rows.focus();
    else if (performance.now() < until) focusRows(until);
  });
}

/**
 * What has the focus may leave the screen with it: a line that was deleted, a button whose deed is done. Then the pane
 * that is worked in takes it, so that the next key is heard from there and not from nowhere.
 */
export function keepFocus(): () => void {
  const onFocusOut = ({ target, relatedTarget }: FocusEvent) => {
    if (relatedTarget !== null) return;
    requestAnimationFrame(() => {
      if (target instanceof Element && !target.isConnected) bringHome();
    });
  };
  // A removed element need not say that it has lost the focus.
  const onKeyUp = () => requestAnimationFrame(bringHome);
  document.addEventListener("focusout", onFocusOut);
  document.addEventListener("keyup", onKeyUp);
  return () => {
    document.removeEventListener("focusout", onFocusOut);
    document.removeEventListener("keyup", onKeyUp);
  };
}

const HOMES = ["dialog[open]", "#rows", "#history", "main"] as const;

/** Gives the focus to where one works, unless something has it. */
export function bringHome(): void {
  if (document.activeElement !== null && document.activeElement !== document.body) return;
  for (const home of HOMES) {
    const place = document.querySelector<HTMLElement>(home);
    if (!place) continue;
    if (!place.hasAttribute("tabindex")) place.tabIndex = -1;
    place.focus({ preventScroll: true });
    return;
  }
}
