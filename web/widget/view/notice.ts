import { follow } from "../cell.ts";
import type { Desk } from "../desk.ts";
import type { Stop } from "../stop.ts";
import { icon } from "./icon.ts";
import { fill, make } from "./make.ts";

/** A line that comes back at once is not worth a word. */
const SAY_AFTER = 1_500;

/** The honest line above the composer when words cannot be sent now. */
export function notice({ chat, words }: Desk): { readonly element: HTMLElement; readonly stop: Stop } {
  const element = make("div", { role: "status" });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const say = (text: string) => fill(element, make("p", { class: "notice" }, icon("refused", 16), text));

  const stop = follow([chat.link], () => {
    const link = chat.link.value;
    const { t } = words.value;
    clearTimeout(timer);
    if (link === "shut") say(t("line.shut"));
    else if (link !== "lost") fill(element);
    else if (navigator.onLine) timer = setTimeout(() => say(t("line.offline")), SAY_AFTER);
    else say(t("line.offline"));
  });
  return {
    element,
    stop() {
      clearTimeout(timer);
      stop();
    },
  };
}
