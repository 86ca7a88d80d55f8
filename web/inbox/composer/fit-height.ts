const MOST_LINES = 10;

/** A field as tall as its words, from one line to ten. */
export function fitHeight(field: HTMLTextAreaElement): void {
  const style = getComputedStyle(field);
  const line = Number.parseFloat(style.lineHeight) || 20;
  const padding = Number.parseFloat(style.paddingTop) + Number.parseFloat(style.paddingBottom);
  field.style.height = "auto";
  const wanted = Math.min(field.scrollHeight, line * MOST_LINES + padding);
  field.style.height = `${wanted}px`;
  field.style.overflowY = field.scrollHeight > wanted + 1 ? "auto" : "hidden";
}
