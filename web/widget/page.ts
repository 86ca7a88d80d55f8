import { listen, type Stop, stopAll } from "./stop.ts";
import type { Page } from "./wire.ts";

/** Where the visitor is. */
export const pageNow = (): Page => ({
  url: location.href,
  title: document.title,
  referrer: document.referrer,
});

/** Calls back when a page that swaps its content without loading has moved on. */
export function watchPage(onMove: (page: Page) => void): Stop {
  let url = location.href;
  const look = () => {
    if (location.href === url) return;
    url = location.href;
    // The title usually follows a moment after the address.
    setTimeout(() => onMove(pageNow()), 500);
  };
  const { navigation } = window as { readonly navigation?: EventTarget };
  return stopAll([
    listen(window, { popstate: look, hashchange: look }),
    navigation ? listen(navigation, { navigatesuccess: look }) : () => undefined,
  ]);
}
