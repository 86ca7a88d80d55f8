import { make } from "./make.ts";

const sheets = new Map<string, CSSStyleSheet>();

/**
 * A constructed sheet needs no permission from the page's policy; in old browsers an element has to do. The same
 * words are put in once.
 */
export function addStyles(root: ShadowRoot, words: string): void {
  if ("adoptedStyleSheets" in root && "replaceSync" in CSSStyleSheet.prototype) {
    const sheet = sheets.get(words) ?? new CSSStyleSheet();
    if (!sheets.has(words)) sheet.replaceSync(words);
    sheets.set(words, sheet);
    const known = [...root.adoptedStyleSheets];
    if (!known.includes(sheet)) root.adoptedStyleSheets = [...known, sheet];
    return;
  }
  const elements = [...(root as ShadowRoot).querySelectorAll("style")];
  if (!elements.some((one) => one.textContent === words))
    (root as ShadowRoot).append(make("style", {}, words));
}
