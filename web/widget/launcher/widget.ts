import { follow } from "../cell.ts";
import type { Outside } from "../desk.ts";
import { listen, type Stop, stopAll } from "../stop.ts";
import { make, put } from "../view/make.ts";
import { paint } from "../view/paint.ts";
import type { Panel } from "../view/panel.ts";
import { isTab, launcher } from "./launcher.ts";

const FORM = "okno-callback";

/** Draws the whole widget into the shadow root. */
export function widget(root: ShadowRoot, desk: Outside): Stop {
  const { look } = desk;
  const button = launcher(desk);
  const frame = make(
    "div",
    {
      class: "okno",
      "data-side": look.side === "left" ? "left" : "right",
      "data-launcher": isTab(look) ? "tab" : "round",
    },
    ...button.elements,
  );
  const sorry = make("p", { class: "sorry", role: "alert", hidden: true });
  frame.append(sorry);
  let shown: Panel | null = null;
  let wish = 0;

  const dress = () => {
    paint(frame, look.colour, desk.scheme.value);
    put(frame, { lang: desk.words.value.language });
  };
  const hide = () => {
    wish += 1;
    shown?.stop();
    shown?.element.remove();
    shown = null;
  };
  const show = async (hasFocus: boolean) => {
    wish += 1;
    const ours = wish;
    sorry.hidden = true;
    try {
      const { openPanel } = await desk.part("panel");
      // Closed again while it was loading.
      if (ours !== wish) return;
      shown = openPanel(desk, root);
      frame.prepend(shown.element);
      if (hasFocus) shown.focus();
    } catch {
      if (ours !== wish) return;
      sorry.textContent = desk.words.value.t("part.failed");
      sorry.hidden = false;
      desk.close();
    }
  };
  const turn = () => {
    put(frame, { "data-open": `${desk.isOpen.value}` });
    const wasShown = shown !== null;
    hide();
    if (desk.isOpen.value) void show(true);
    // Focus goes back to where it came from, not to the top of the page.
    else if (wasShown) button.elements[0]?.focus();
  };
  const speakAnew = () => {
    if (!shown) return;
    hide();
    void show(false);
  };

  // A form of ours on the page may have its buttons where the launcher stands.
  const makeWay = ({ target }: FocusEvent) =>
    put(frame, { "data-aside": target instanceof Element && target.localName === FORM });
  const comeBack = () => put(frame, { "data-aside": false });

  // Open since the last page: the visitor's focus is on the page, not here.
  put(frame, { "data-open": `${desk.isOpen.value}` });
  root.append(frame);
  if (desk.isOpen.value) void show(false);
  // So that it is there when it is wanted.
  else afterwards(() => desk.part("panel").catch(() => undefined));
  return stopAll([
    follow([desk.scheme, desk.words], dress),
    desk.words.watch(speakAnew),
    desk.isOpen.watch(turn),
    listen(document, { focusin: makeWay, focusout: comeBack }),
    button.stop,
    hide,
    () => frame.remove(),
  ]);
}

/** When the page has done what it wanted to do first. */
const afterwards: (act: () => void) => void = window.requestIdleCallback ?? setTimeout;
