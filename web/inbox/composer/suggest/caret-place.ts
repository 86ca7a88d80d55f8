const COPIED = [
  "boxSizing",
  "width",
  "paddingTop",
  "paddingRight",
  "paddingBottom",
  "paddingLeft",
  "fontFamily",
  "fontSize",
  "fontWeight",
  "letterSpacing",
  "lineHeight",
  "tabSize",
  "direction",
] as const;

/** Where a character of a field stands on the screen: the left end of its line's box, in pixels. */
export function caretPlace(field: HTMLTextAreaElement, at: number): DOMRect {
  const mirror = document.createElement("div");
  const style = getComputedStyle(field);
  for (const name of COPIED) mirror.style[name] = style[name];
  Object.assign(mirror.style, {
    position: "fixed",
    top: "0",
    left: "0",
    visibility: "hidden",
    whiteSpace: "pre-wrap",
    overflowWrap: "break-word",
  });
  mirror.textContent = field.value.slice(0, at);
  const mark = document.createElement("span");
  mark.textContent = field.value.slice(at) || ".";
  mirror.append(mark);
  document.body.append(mirror);
  const box = field.getBoundingClientRect();
  const { offsetLeft, offsetTop } = mark;
  mirror.remove();
  const lineHeight = Number.parseFloat(style.lineHeight) || 20;
  return new DOMRect(box.left + offsetLeft, box.top + offsetTop - field.scrollTop, 1, lineHeight);
}
