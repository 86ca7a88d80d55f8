import type { CallbackView } from "../callback/part.ts";
import type { Calling } from "../calling.ts";
import { follow } from "../cell.ts";
import type { Desk } from "../desk.ts";
import { pageNow } from "../page.ts";
import { newKey } from "../queue.ts";
import { type Stop, stopAll } from "../stop.ts";
import { icon } from "./icon.ts";
import { fill, make, put } from "./make.ts";

/** The quiet way to be phoned, or what was promised; pressed, the form lies over the conversation. */
export function callEntry(
  desk: Desk,
  calling: Calling,
): { readonly element: HTMLElement; readonly stop: Stop } {
  const { t, language } = desk.words.value;
  const button = make("button", { type: "button", class: "link call-entry" });
  const element = make("div", { class: "offers" }, button);
  button.onclick = () => calling.isShown.set(true);
  calling.refresh();
  const draw = () => {
    const words = calling.promise.value?.[language] ?? t("callback.ask");
    fill(button, icon("phone", 16), words);
  };
  return { element, stop: follow([calling.promise], draw) };
}

export function callSheet(
  desk: Desk,
  calling: Calling,
  panel: () => HTMLElement,
): { readonly element: HTMLElement; readonly stop: Stop } {
  const element = make("div", { class: "sheet" });
  let view: CallbackView | null = null;
  const close = () => {
    view?.stop();
    view = null;
    fill(element);
  };
  const open = async () => {
    try {
      const { openCallback } = await desk.part("callback");
      if (!calling.isShown.value || view) return;
      const { user } = desk.chat.state.value;
      view = openCallback({
        root: element.getRootNode() as ShadowRoot,
        door: calling.door,
        shelf: calling.shelf,
        language: desk.words.value.language,
        isLanguageWished: true,
        newKey,
        page: pageNow,
        visitor: desk.visitor,
        name: user?.name ?? "",
        onColour: () => undefined,
        onStatus: calling.promise.set,
        onBack: () => calling.isShown.set(false),
      });
      fill(element, view.element);
      view.focus();
    } catch {
      const again = make("button", { type: "button", class: "link" }, desk.words.value.t("part.failed"));
      again.onclick = () => void open();
      fill(element, again);
    }
  };
  const turn = () => {
    const isShown = calling.isShown.value;
    const wasShown = !element.hidden;
    element.hidden = !isShown;
    put(panel(), { "data-calling": isShown });
    if (isShown) void open();
    else {
      close();
      if (wasShown) panel().querySelector<HTMLElement>(".call-entry")?.focus();
    }
  };
  element.hidden = true;
  element.onkeydown = (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    calling.isShown.set(false);
  };
  const stop = calling.isShown.watch(turn);
  // The panel is not yet there while its parts are made.
  const begun = requestAnimationFrame(turn);
  return { element, stop: stopAll([stop, close, () => cancelAnimationFrame(begun)]) };
}
