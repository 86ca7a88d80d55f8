import { tell } from "./api.ts";
import { follow } from "./cell.ts";
import type { Outside } from "./desk.ts";
import { takeEntry } from "./entry.ts";
import { watchPage } from "./page.ts";
import { listen, type Stop, stopAll } from "./stop.ts";
import { unreadOf } from "./unread.ts";

/** Begins the conversation and follows the page, the network and the visitor's attention. */
export function attend({ chat, look, isOpen, unread, open }: Outside): Stop {
  const begin = () => {
    chat.start();
    if (isOpen.value || look.onlookers) chat.join();
  };
  const wake = () => {
    if (document.visibilityState === "visible") chat.wake();
  };
  const count = () => unread.set(unreadOf(chat.state.value, chat.readUpto.value).length);

  const enter = () => {
    const token = takeEntry();
    if (token === null) return;
    chat.enter(token);
    open();
  };

  begin();
  enter();
  return stopAll([
    follow([chat.state, chat.readUpto], count),
    unread.watch(() => tell("unread", { count: unread.value })),
    watchPage((page) => chat.moved(page)),
    listen(document, { visibilitychange: wake }),
    listen(window, {
      hashchange: enter,
      online: wake,
      offline: chat.doubt,
      // A page with an open line could not be kept for the way back.
      pagehide: chat.stop,
      pageshow: (event: PageTransitionEvent) => {
        if (event.persisted) begin();
      },
    }),
    chat.stop,
  ]);
}
