import { follow } from "../cell.ts";
import type { Desk } from "../desk.ts";
import type { Stop } from "../stop.ts";
import { fill, make } from "./make.ts";

/** Its place under the list is always kept free, so that nothing jumps. Not read aloud: it comes too often. */
export function typing({ chat, words }: Desk): { readonly element: HTMLElement; readonly stop: Stop } {
  const element = make("p", { class: "typing" });
  let timer: ReturnType<typeof setTimeout> | undefined;

  const draw = () => {
    const typing = chat.state.value.typing;
    const left = (typing?.until ?? 0) - Date.now();
    clearTimeout(timer);
    element.hidden = !typing || left <= 0;
    if (!typing || left <= 0) return;
    timer = setTimeout(draw, left);
    const dots = make("span", { class: "dots", "aria-hidden": "true" }, make("i"), make("i"), make("i"));
    const line = words.value.t("typing", { name: typing.name });
    // The dots go on with their movement while somebody goes on writing.
    if (element.lastChild?.textContent !== line) fill(element, dots, line);
  };
  const stop = follow([chat.state], draw);
  return {
    element,
    stop() {
      clearTimeout(timer);
      stop();
    },
  };
}
