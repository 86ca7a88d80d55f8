import type { Uploaded } from "../queue.ts";
import { type Language, type Say, type Stem, saying } from "../saying.ts";
import { fill, make } from "../view/make.ts";
import { addStyles } from "../view/sheets.ts";
import { type Chip, chipOf } from "./chip.ts";
import css from "./files.css?inline";
import en from "./locales/en.json";
import ru from "./locales/ru.json";

export type Standing = {
  /** Those the server has. */
  readonly files: readonly Uploaded[];
  /** Some are still on their way. */
  readonly isBusy: boolean;
  /** All that were chosen, failed ones too. */
  readonly count: number;
};

export type TrayHost = {
  readonly root: ShadowRoot;
  readonly door: URL;
  readonly language: Language;
  /** Bytes. */
  readonly limit: number | null;
  readonly token: () => Promise<string>;
  /** Names that the last page left behind, and where to keep ours. */
  readonly left: { readonly names: string | null; keep(names: string): void };
  readonly onChange: (standing: Standing) => void;
};

export type Tray = {
  readonly element: HTMLElement;
  add(files: readonly File[]): void;
  clear(): void;
};

export type FileWords = Say<Stem<keyof typeof ru>>;

/** With one message. */
const MOST = 10;

/** The files that will go with the next message: each with its progress, its reason where it failed, and its ways on. */
export function openTray(host: TrayHost): Tray {
  addStyles(host.root, css);
  const t: FileWords = saying(host.language, host.language === "ru" ? ru : en);
  const list = make("ul", { class: "chips", "aria-label": t("tray.label") });
  const remark = make("p", { class: "remark", role: "status" });
  const element = make("div", { class: "tray" }, remark, list);
  let chips: readonly Chip[] = [];

  const change = () => {
    list.hidden = chips.length === 0;
    // A reload takes them away; then they are at least named.
    host.left.keep(chips.map(({ name }) => name).join("\n"));
    host.onChange({
      files: chips.map(({ uploaded }) => uploaded()).filter((file) => file !== null),
      isBusy: chips.some(({ isBusy }) => isBusy()),
      count: chips.length,
    });
  };
  const remove = (chip: Chip) => {
    chip.stop();
    chip.element.remove();
    chips = chips.filter((one) => one !== chip);
    change();
  };
  const say = (words: string) => {
    remark.textContent = words;
    remark.hidden = words === "";
  };

  say("");
  list.hidden = true;
  if (host.left.names) {
    const names = host.left.names.split("\n");
    say(t("left", { names: names.map((name) => `«${name}»`).join(", "), count: names.length }));
    host.left.keep("");
  }
  return {
    element,
    add(files) {
      const room = MOST - chips.length;
      say(files.length > room ? t("most", { count: MOST }) : "");
      for (const file of files.slice(0, room)) {
        const chip: Chip = chipOf(file, host, t, change, () => remove(chip));
        chips = [...chips, chip];
        list.append(chip.element);
      }
      change();
    },
    clear() {
      for (const chip of chips) chip.stop();
      chips = [];
      fill(list);
      say("");
      change();
    },
  };
}
