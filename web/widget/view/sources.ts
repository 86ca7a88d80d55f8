import { tokenOf } from "../attaching.ts";
import type { Desk } from "../desk.ts";
import { isTouched } from "../phone.ts";
import { type IconName, icon } from "./icon.ts";
import { make } from "./make.ts";

/** Where files come from: what the visitor keeps, and on a phone the camera. */
export function picking(desk: Desk): readonly HTMLElement[] {
  const { t } = desk.words.value;
  const ways = [way(desk, "clip", t("composer.attach"), {})];
  // A phone offers its gallery by the first; the second opens the camera at once.
  if (isTouched()) {
    ways.push(way(desk, "camera", t("composer.camera"), { accept: "image/*", capture: "environment" }));
  }
  return ways.flat();
}

function way(
  { attaching }: Desk,
  sign: IconName,
  label: string,
  more: Readonly<Record<string, string>>,
): readonly HTMLElement[] {
  const input = make("input", { type: "file", multiple: true, hidden: true, tabindex: -1, ...more });
  input.onchange = () => {
    attaching.add([...(input.files ?? [])]);
    // The same file may be chosen again.
    input.value = "";
  };
  return [input, press(sign, label, () => input.click())];
}

export const canRecord = (): boolean => "MediaRecorder" in window && "mediaDevices" in navigator;

/** The recorder stands in for the whole composer while somebody speaks. */
export function recording(desk: Desk, composer: () => HTMLElement): HTMLElement {
  const { chat, door, words, part, attaching } = desk;
  const button = press("mic", words.value.t("composer.voice"), async () => {
    button.setAttribute("disabled", "");
    try {
      const { record } = await part("voice");
      const form = composer();
      const root = form.getRootNode() as ShadowRoot;
      const { element, focus } = record({
        root,
        door,
        language: words.value.language,
        token: () => tokenOf(chat),
        onDone(recorded) {
          element.remove();
          form.hidden = false;
          button.removeAttribute("disabled");
          if (recorded) chat.write("", [recorded]);
          form.querySelector("textarea")?.focus({ preventScroll: true });
        },
      });
      form.hidden = true;
      form.after(element);
      focus();
    } catch {
      attaching.hasFailed.set(true);
      button.removeAttribute("disabled");
    }
  });
  return button;
}

function press(sign: IconName, label: string, act: () => void): HTMLElement {
  const button = make("button", { type: "button", class: "quiet", title: label, "aria-label": label });
  button.append(icon(sign, 20));
  button.onclick = act;
  return button;
}
