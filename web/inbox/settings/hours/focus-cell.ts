/** Takes the focus to a place of the week as soon as it stands there; what is not there gives way to what is. */
export function focusCell(...wanted: readonly string[]): void {
  requestAnimationFrame(() => {
    for (const cell of wanted) {
      const found = document.querySelector<HTMLElement>(`[data-cell="${CSS.escape(cell)}"]`);
      if (found) {
        found.focus();
        return;
      }
    }
  });
}
