import type { Uploaded } from "../queue.ts";
import { icon } from "../view/icon.ts";
import { fill, make, put } from "../view/make.ts";
import { sizeOf } from "../view/sizes.ts";
import type { FileWords, TrayHost } from "./part.ts";
import { upload } from "./upload.ts";

export type Chip = {
  readonly element: HTMLElement;
  readonly name: string;
  uploaded(): Uploaded | null;
  isBusy(): boolean;
  stop(): void;
};

const KNOWN = ["offline", "file_too_big", "file_type_refused", "file_empty", "too_fast", "blocked"] as const;

/** One chosen file, from its choice on. */
export function chipOf(
  file: File,
  host: TrayHost,
  t: FileWords,
  onChange: () => void,
  onRemove: () => void,
): Chip {
  const name = file.name || t("pasted");
  const isTooBig = host.limit !== null && file.size > host.limit;
  const note = make("small");
  const bar = make("i", { class: "bar" });
  const again = make("button", { type: "button", class: "link" }, t("again"));
  const away = make("button", { type: "button", class: "quiet small", "aria-label": t("remove", { name }) });
  const preview = faceOf(file);
  const words = make("span", { class: "chip-words" }, make("bdi", {}, name), note);
  const element = make("li", { class: "chip" }, preview.element, words, again, away, bar);
  let state: { readonly kind: "busy" | "failed" } | { readonly kind: "done"; readonly file: Uploaded } = {
    kind: "busy",
  };
  let giveUp: () => void = () => undefined;
  let isStopped = false;

  const draw = (text: string) => {
    note.textContent = text;
    put(element, { class: `chip ${state.kind}` });
    put(note, { role: state.kind === "failed" ? "alert" : null });
    bar.hidden = state.kind !== "busy";
  };
  const progress = (share: number) => {
    bar.style.width = `${Math.round(share * 100)}%`;
    put(element, { "aria-busy": "true" });
  };
  const fail = (code: string, isFinal: boolean) => {
    state = { kind: "failed" };
    again.hidden = isFinal;
    put(element, { "aria-busy": null });
    const limit = sizeOf(host.limit ?? 0, host.language);
    draw(t(`failed.${KNOWN.find((one) => one === code) ?? "other"}`, { limit }));
    onChange();
  };
  const begin = async () => {
    state = { kind: "busy" };
    again.hidden = true;
    progress(0);
    draw(sizeOf(file.size, host.language));
    onChange();
    const token = await host.token();
    if (isStopped) return;
    giveUp = upload({ door: host.door, token, name, body: file, onProgress: progress }, (end) => {
      if (end.kind === "failed") return fail(end.code, end.isFinal);
      state = { kind: "done", file: end.file };
      put(element, { "aria-busy": null });
      draw(sizeOf(file.size, host.language));
      onChange();
    });
  };

  fill(away, icon("close", 16));
  away.onclick = onRemove;
  again.onclick = () => void begin();
  // The tray counts this chip once it holds it.
  queueMicrotask(() => {
    if (isTooBig) fail("file_too_big", true);
    else if (!isStopped) void begin();
  });
  again.hidden = true;
  return {
    element,
    name,
    uploaded: () => (state.kind === "done" ? state.file : null),
    isBusy: () => state.kind === "busy",
    stop() {
      isStopped = true;
      giveUp();
      preview.stop();
    },
  };
}

/** A small picture of a picture; where the page's policy forbids it, the mark of a file. */
function faceOf(file: File): { readonly element: HTMLElement; readonly stop: () => void } {
  const element = make("span", { class: "face", "aria-hidden": "true" }, icon("file", 20));
  if (!/^image\/(png|jpe?g|gif|webp|avif|bmp)$/.test(file.type)) return { element, stop: () => undefined };
  const address = URL.createObjectURL(file);
  const picture = make("img", { alt: "" });
  picture.onload = () => fill(element, picture);
  picture.src = address;
  return { element, stop: () => URL.revokeObjectURL(address) };
}
