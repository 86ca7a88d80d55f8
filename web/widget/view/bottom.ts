import { follow } from "../cell.ts";
import type { Desk } from "../desk.ts";
import { listen, type Stop, stopAll } from "../stop.ts";
import { icon } from "./icon.ts";
import { fill, make, put } from "./make.ts";

/** So near the end (pixels) counts as being there. */
const NEAR = 48;

/** Keeps the list at its end while the visitor is there; nothing moves under somebody who reads further up. */
export function keepAtBottom(list: HTMLElement, { chat, unread, words }: Desk) {
  const { t } = words.value;
  const button = make("button", { type: "button", class: "to-bottom" });
  let isThere = true;
  let written = newestWaiting(chat.state.value.waiting);

  const go = () => {
    list.scrollTop = list.scrollHeight;
  };
  const draw = () => {
    button.hidden = isThere;
    const count = unread.value;
    put(button, { "aria-label": t("log.bottom") });
    fill(button, count > 0 && t("log.new", { count }), icon("down", 16));
  };
  const look = () => {
    const wasThere = isThere;
    isThere = list.scrollHeight - list.scrollTop - list.clientHeight < NEAR;
    if (isThere !== wasThere) draw();
  };
  button.onclick = go;

  // The keyboard of a phone, a growing composer and a notice take their space from the list.
  const observer = new ResizeObserver(() => isThere && go());
  observer.observe(list);
  const stop: Stop = stopAll([
    follow([unread], draw),
    listen(list, { scroll: look }),
    () => observer.disconnect(),
  ]);
  return {
    button,
    stop,
    /** The list has changed. Who has just written wants to see the own words. */
    follow() {
      const newest = newestWaiting(chat.state.value.waiting);
      if (isThere || (newest !== undefined && newest !== written)) go();
      written = newest;
    },
  };
}

const newestWaiting = (waiting: readonly { readonly key: string }[]) => waiting[waiting.length - 1]?.key;
