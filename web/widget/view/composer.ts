import { follow } from "../cell.ts";
import type { Desk } from "../desk.ts";
import { isTouched } from "../phone.ts";
import { type Stop, stopAll } from "../stop.ts";
import { icon } from "./icon.ts";
import { fill, make, put } from "./make.ts";
import { canRecord, picking, recording } from "./sources.ts";

/** UTF-16 units, as the server counts. */
const LIMIT = 4_000;
const COUNT_FROM = 200;

export function composer(desk: Desk): { readonly element: HTMLElement; readonly stop: Stop } {
  const { chat, draft, words, attaching, look } = desk;
  const { t } = words.value;
  const label = t("composer.label");
  const field = make("textarea", { rows: 1, dir: "auto", "aria-label": label, placeholder: label });
  const button = make("button", {
    class: "send",
    "aria-label": t("composer.send"),
    title: t("composer.send"),
  });
  const count = make("p", { role: "status" });
  const tray = make("div");
  const sources = look.files ? picking(desk) : [];
  const mic = look.files && canRecord() ? recording(desk, () => form) : null;
  const frame = make("div", { class: "field" }, ...sources, field, mic, button);
  const form: HTMLFormElement = make("form", { class: "composer" }, tray, count, frame);
  /** Pressed while files were still on their way. */
  let isMeant = false;
  button.append(icon("send", 20));

  const isEmpty = () => draft.value.trim() === "" && attaching.standing.value.count === 0;
  const draw = () => {
    if (field.value !== draft.value) field.value = draft.value;
    const left = LIMIT - draft.value.trim().length;
    button.disabled = isEmpty() || left < 0;
    put(button, { "aria-busy": isMeant });
    if (mic) {
      // Where there is nothing to send, there is something to say.
      mic.hidden = !isEmpty();
      button.hidden = isEmpty();
    }
    put(count, { class: left < 0 ? "count over" : "count" });
    count.hidden = left > COUNT_FROM;
    count.textContent = left < 0 ? t("composer.over", { count: -left }) : t("composer.left", { count: left });
    // Height follows the words; the style sheet stops it at six lines.
    field.style.height = "auto";
    if (field.scrollHeight > 0) field.style.height = `${field.scrollHeight}px`;
  };
  const drawTray = () => {
    const failed = attaching.hasFailed.value && make("p", { class: "count over" }, t("part.failed"));
    const element = attaching.tray.value?.element ?? null;
    if (failed || tray.firstChild !== element) fill(tray, failed, element);
  };
  const send = () => {
    desk.prepareTone();
    const text = draft.value.trim();
    if (isEmpty() || text.length > LIMIT) return;
    const { files, isBusy, count: chosen } = attaching.standing.value;
    isMeant = isBusy;
    draw();
    // A file that failed stays where it can be seen, and the words with it.
    if (isBusy || files.length < chosen) return;
    chat.write(text, files);
    attaching.tray.value?.clear();
    draft.set("");
  };
  const follows = () => {
    draw();
    if (isMeant) send();
  };

  field.oninput = () => {
    isMeant = false;
    draft.set(field.value);
    chat.typing(field.value);
  };
  field.onpaste = (event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (!look.files || files.length === 0) return;
    event.preventDefault();
    attaching.add(files);
  };
  field.onkeydown = (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || isTouched()) return;
    event.preventDefault();
    send();
  };
  // The field keeps its focus, and a phone its keyboard.
  button.onpointerdown = (event) => event.preventDefault();
  form.onsubmit = (event) => {
    event.preventDefault();
    send();
  };
  if (look.files) attaching.recall();
  // Heights are known only when the field stands in the page.
  const measured = requestAnimationFrame(draw);
  const stop = stopAll([
    follow([draft], draw),
    follow([attaching.standing], follows),
    follow([attaching.tray, attaching.hasFailed], drawTray),
  ]);
  return {
    element: form,
    stop() {
      cancelAnimationFrame(measured);
      stop();
    },
  };
}
