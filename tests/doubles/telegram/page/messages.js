// The conversation: days, groups, and a place in it that stays where the reader left it.
import { h, icon, keepChildren } from "./elements.js";
import { albumElement } from "./album.js";
import { messageElement } from "./message.js";
import { currentLanguage, dayOf, t } from "./words.js";

const GROUP_SECONDS = 300;
const NEAR = 80;

export class Messages {
  constructor(acts) {
    this.acts = acts;
    this.list = h("div", { class: "messages", role: "log", "aria-live": "polite", tabindex: "0" });
    this.count = h("span", {});
    this.newer = h("button", { type: "button", class: "newer", hidden: true, onclick: () => this.toBottom() },
      icon("down"), this.count);
    this.element = h("div", { class: "messages-frame" }, this.list, this.newer);
    this.list.addEventListener("scroll", () => this.noteScrolled());
    // A growing field or a keyboard takes height away; who was at the end stays there.
    new ResizeObserver(() => this.sticks && this.toBottom()).observe(this.list);
    this.sticks = true;
    this.top = 0;
    this.shown = 0;
    this.unseen = 0;
  }

  show(messages, bot) {
    // The browser tells of scrolling a frame late; the place itself is always true.
    this.noteScrolled();
    const fresh = messages.filter((message) => message.message_id > this.shown);
    const stays = this.shown > 0 && !this.sticks && !fresh.at(-1)?.is_mine;
    const place = this.list.scrollTop;
    this.list.setAttribute("aria-label", t("messages"));
    this.newer.setAttribute("aria-label", t("newer"));
    keepChildren(this.list, this.rows(messages, bot));
    this.shown = messages.at(-1)?.message_id ?? 0;
    if (!stays) return this.toBottom();
    this.list.scrollTop = place;
    this.unseen += fresh.filter((message) => !message.is_mine).length;
    this.showNewer();
  }

  rows(messages, bot) {
    if (messages.length === 0) {
      const words = t("nothingYet", { bot: bot.name });
      return [{ key: "first", signature: words, make: () => h("p", { class: "messages-first" }, words) }];
    }
    const rows = [];
    const groups = together(messages);
    groups.forEach((group, index) => {
      const [message] = group;
      const before = groups[index - 1]?.at(-1);
      const day = dayOf(dateOf(message));
      const isNewDay = before === undefined || dayOf(dateOf(before)) !== day;
      if (isNewDay) {
        const key = `day ${dateOf(message).toDateString()}`;
        rows.push({ key, signature: day, make: () => h("div", { class: "day" }, day) });
      }
      const isNext = !isNewDay && before.is_mine === message.is_mine
        && message.raw.date - before.raw.date < GROUP_SECONDS;
      rows.push({
        key: message.message_id,
        signature: JSON.stringify([group, isNext, currentLanguage(), Boolean(this.acts.onDelete)]),
        make: () => (group.length > 1
          ? albumElement(group, { isNext, ...this.acts })
          : messageElement(message, { isNext, ...this.acts })),
      });
    });
    return rows;
  }

  isAtBottom() {
    return this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight < NEAR;
  }

  toBottom() {
    this.list.scrollTop = this.list.scrollHeight;
    this.noteScrolled();
  }

  noteScrolled() {
    // Only going up lets go of the end: height that a keyboard takes away looks the same otherwise.
    const hasGoneUp = this.list.scrollTop < this.top;
    this.top = this.list.scrollTop;
    if (this.isAtBottom()) this.sticks = true;
    else if (hasGoneUp) this.sticks = false;
    if (!this.sticks) return;
    this.unseen = 0;
    this.showNewer();
  }

  showNewer() {
    this.newer.hidden = this.unseen === 0;
    this.count.textContent = String(this.unseen);
  }
}

// Neighbours of one album are one row.
function together(messages) {
  const groups = [];
  for (const message of messages) {
    const last = groups.at(-1);
    const album = message.raw.media_group_id;
    if (album !== undefined && last?.[0].raw.media_group_id === album) last.push(message);
    else groups.push([message]);
  }
  return groups;
}

function dateOf(message) {
  return new Date(message.raw.date * 1000);
}
