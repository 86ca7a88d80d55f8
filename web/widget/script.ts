/** What the owner wrote on the tag: `<script src=".../widget/okno.js" data-site="...">`. */
export type Tag = {
  /** Everything the widget asks for lies under this address. */
  readonly base: URL;
  readonly site: string | null;
  readonly language: string | null;
  readonly scheme: string | null;
  /** A token of the site about who its visitor is. */
  readonly user: string | null;
  /** A call-back form stands where the tag stands. */
  readonly callback: string | null;
  readonly element: HTMLScriptElement;
};

/** Null when the page holds no such tag: another script has put our code in. Then elements work with `base`. */
export function readTag(document: Document): Tag | null {
  const running = document.currentScript;
  const script =
    running instanceof HTMLScriptElement && running.src !== ""
      ? running
      : document.querySelector<HTMLScriptElement>('script[src*="/widget/okno.js"]');
  if (!script) return null;
  const { site, lang, scheme, user, callback } = script.dataset;
  return {
    base: new URL("../", script.src),
    site: site ?? null,
    language: lang ?? null,
    scheme: scheme ?? null,
    user: user ?? null,
    callback: callback ?? null,
    element: script,
  };
}
