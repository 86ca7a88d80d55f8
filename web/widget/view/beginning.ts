import type { Desk } from "../desk.ts";
import { fill, make } from "./make.ts";

/** What stands above the first message: the owner's greeting, that more was said before, or that it is loading. */
export function beginning({ chat, look, words }: Desk): {
  readonly element: HTMLElement;
  readonly draw: () => void;
} {
  const { t } = words.value;
  const element = make("div", { class: "beginning" });
  const greeting = make("p", { class: "bubble", dir: "auto" }, look.greeting || t("greeting"));
  const earlier = make("p", { class: "aside" }, t("log.earlier"));
  const loading = make("div", { class: "loading", role: "img", "aria-label": t("log.loading") });
  loading.append(make("i"), make("i"), make("i"));
  return {
    element,
    draw() {
      const { hasEarlier, seq, messages } = chat.state.value;
      const isLoading = seq === null && messages.length === 0 && chat.isReturning;
      const shown = hasEarlier ? earlier : isLoading ? loading : greeting;
      if (element.firstChild !== shown) fill(element, shown);
    },
  };
}
