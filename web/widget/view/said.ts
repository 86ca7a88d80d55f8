import type { Desk } from "../desk.ts";
import { isLargeEmoji } from "../emoji.ts";
import type { Item, Line } from "../lines.ts";
import type { Waiting } from "../queue.ts";
import { attachmentsOf } from "../state.ts";
import type { Message } from "../wire.ts";
import { timeOf } from "./dates.ts";
import { file } from "./file.ts";
import { type IconName, icon } from "./icon.ts";
import { type Child, fill, make, put } from "./make.ts";
import { richText } from "./richText.ts";

type Said = Extract<Line, { kind: "said" }>;
type Mark = Extract<IconName, "waiting" | "sent" | "seen" | "refused">;

/**
 * One row. Later states of the same line are drawn into it; words that stay are not touched, so that a tick does not
 * have them read aloud again.
 */
export function said(desk: Desk): { readonly element: HTMLElement; readonly draw: (line: Said) => void } {
  const words = make("div", { class: "words" });
  const meta = make("span", { class: "meta", "aria-live": "off" });
  const bubble = make("div", {}, words, meta);
  const element = make("div", {}, bubble);
  const isNew = changes();
  const isNewMark = changes();
  const isNewRefusal = changes();

  const drawRefusal = (item: Item) => {
    const refused = item.kind === "waiting" ? item.waiting.refused : null;
    if (!isNewRefusal(refused)) return;
    element.querySelector(".refusal")?.remove();
    if (item.kind === "waiting" && refused !== null) element.append(refusal(item.waiting, refused, desk));
  };

  return {
    element,
    draw({ item, isMine, at }) {
      const content = contentOf(item);
      const marks = marksOf(item);
      const isOurs = item.kind === "message" && !isMine;
      put(element, { class: isMine ? "row mine" : "row", "data-id": isOurs ? item.message.id : null });
      put(bubble, { class: isLarge(content) ? "bubble large" : "bubble" });
      if (isNew(content)) fill(words, ...wordsOf(content, desk));
      if (isNewMark([marks, at])) fill(meta, ...metaOf(marks, at, desk));
      drawRefusal(item);
    },
  };
}

/** Is this another value than last time? */
function changes(): (value: unknown) => boolean {
  let last = "";
  return (value) => {
    const described = JSON.stringify(value);
    const isOther = described !== last;
    last = described;
    return isOther;
  };
}

type Content = Pick<Message, "text" | "entities" | "deleted" | "reply_to" | "attachments">;

function contentOf(item: Item): Content {
  if (item.kind === "waiting") {
    const { text } = item.waiting;
    return { text, entities: [], deleted: false, reply_to: null, attachments: attachmentsOf(item.waiting) };
  }
  const { text, entities, deleted, reply_to, attachments } = item.message;
  return { text, entities, deleted, reply_to, attachments };
}

const isLarge = ({ text, deleted, reply_to, attachments }: Content) =>
  !deleted && !reply_to && attachments.length === 0 && isLargeEmoji(text);

function wordsOf({ text, entities, deleted, reply_to, attachments }: Content, desk: Desk): readonly Child[] {
  const { t } = desk.words.value;
  if (deleted) return [make("span", { class: "gone" }, t("message.deleted"))];
  return [
    reply_to && make("blockquote", { class: "quote", dir: "auto" }, reply_to.text),
    ...attachments.map((one) => file(one, desk)),
    text !== "" && richText(text, entities),
  ];
}

type Marks = { readonly mark: Mark | null; readonly isEdited: boolean };

function marksOf(item: Item): Marks {
  if (item.kind === "waiting") {
    const { refused, isSent } = item.waiting;
    return { mark: refused !== null ? "refused" : isSent ? "sent" : "waiting", isEdited: false };
  }
  const { mine, deleted, edited } = item.message;
  const mark = item.isSeen ? "seen" : "sent";
  return { mark: mine && !deleted ? mark : null, isEdited: edited && !deleted };
}

function metaOf({ mark, isEdited }: Marks, at: Date, desk: Desk): readonly Child[] {
  const { t, language } = desk.words.value;
  return [
    isEdited && t("message.edited"),
    make("time", { datetime: at.toISOString() }, timeOf(at, language)),
    mark && icon(mark, 14, t(`message.${mark}`)),
  ];
}

const KNOWN = ["text_too_long", "text_empty", "blocked"] as const;

/** Why it was not taken, and the two ways on. */
function refusal({ key, text }: Waiting, code: string, { chat, draft, words }: Desk): HTMLElement {
  const { t } = words.value;
  const take = make("button", { type: "button" }, t("refused.take"));
  const drop = make("button", { type: "button" }, t("refused.drop"));
  take.onclick = () => {
    draft.set(draft.value === "" ? text : `${text}\n${draft.value}`);
    chat.drop(key);
  };
  drop.onclick = () => chat.drop(key);
  const isAboutFiles = /^(file|upload)/.test(code);
  const known = KNOWN.find((one) => one === code) ?? (isAboutFiles ? "files" : "other");
  return make("p", { class: "refusal" }, t(`refused.${known}`), take, drop);
}
