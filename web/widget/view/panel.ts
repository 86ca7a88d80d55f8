import type { Desk } from "../desk.ts";
import { isPhone, isTouched } from "../phone.ts";
import { type Stop, stopAll } from "../stop.ts";
import { callEntry, callSheet } from "./calling.ts";
import { composer } from "./composer.ts";
import { takeDrops } from "./dropping.ts";
import { holdPage, keepFocusInside } from "./fullScreen.ts";
import { header } from "./header.ts";
import { linking } from "./linking.ts";
import { log } from "./log.ts";
import { make } from "./make.ts";
import { notice } from "./notice.ts";
import { fitToViewport } from "./viewport.ts";

export type Panel = { readonly element: HTMLElement; readonly focus: () => void; readonly stop: Stop };

export function panel(desk: Desk): Panel {
  const isFull = isPhone();
  const { calling } = desk;
  const parts = [
    header(desk),
    log(desk),
    linking(desk),
    ...(calling ? [callEntry(desk, calling)] : []),
    notice(desk),
    composer(desk),
    ...(calling ? [callSheet(desk, calling, () => element)] : []),
  ];
  const element: HTMLElement = make(
    "section",
    { class: "panel", role: "dialog", "aria-modal": `${isFull}`, "aria-labelledby": "title", tabindex: -1 },
    ...parts.map((part) => part.element),
  );
  element.onkeydown = (event) => {
    if (event.isComposing) return;
    if (event.key === "Escape") desk.close();
    else if (event.key === "Tab" && isFull) keepFocusInside(element, event);
  };
  return {
    element,
    focus() {
      // On a touched screen focus in the field would throw the keyboard over the greeting.
      const first = isTouched() ? element : element.querySelector("textarea");
      first?.focus({ preventScroll: true });
    },
    stop: stopAll([
      ...parts.map((part) => part.stop),
      fitToViewport(element),
      takeDrops(element, desk),
      isFull ? holdPage() : () => undefined,
    ]),
  };
}
