import { follow } from "../cell.ts";
import type { Outside } from "../desk.ts";
import type { Look } from "../look.ts";
import type { Stop } from "../stop.ts";
import { drawing } from "../view/drawing.ts";
import { fill, make, put } from "../view/make.ts";

const BUBBLE = "M4.5 6.5a2 2 0 0 1 2-2h11a2 2 0 0 1 2 2v7.5a2 2 0 0 1-2 2h-6.6L6.5 19.8V16a2 2 0 0 1-2-2z";
const DOWN = "M6 9.5l6 6 6-6";

/** The button that is always there. Draws itself again when the number of unread words changes. */
export function launcher(desk: Outside): { readonly elements: readonly HTMLElement[]; readonly stop: Stop } {
  const button = make("button", { type: "button", class: "launcher", "aria-haspopup": "dialog" });
  const aloud = make("span", { class: "unseen", role: "status" });
  button.onclick = () => (desk.isOpen.value ? desk.close() : desk.open());

  const draw = () => {
    const isOpen = desk.isOpen.value;
    const count = isOpen ? 0 : desk.unread.value;
    put(button, { "aria-expanded": `${isOpen}`, "aria-label": labelOf(desk, count) });
    fill(
      button,
      drawing(isOpen ? DOWN : BUBBLE, 24),
      isTab(desk.look) &&
        make("span", { class: "tab-words" }, desk.look.launcher.text || desk.words.value.t("launcher.tab")),
      count > 0 && make("span", { class: "badge" }, count > 99 ? "99+" : `${count}`),
    );
    const words = count > 0 ? desk.words.value.t("log.new", { count }) : "";
    if (aloud.textContent !== words) aloud.textContent = words;
  };
  const stop = follow([desk.words, desk.isOpen, desk.unread], draw);
  return { elements: [button, aloud], stop };
}

/** A tab at the side of the screen, with words, instead of the round button. */
export const isTab = ({ launcher }: Pick<Look, "launcher">): boolean => launcher.shape === "tab";

function labelOf({ isOpen, words }: Outside, count: number): string {
  const { t } = words.value;
  if (isOpen.value) return t("launcher.close");
  return count > 0 ? t("launcher.unread", { count }) : t("launcher.open");
}
