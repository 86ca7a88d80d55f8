// The top of a conversation: whose it is, how it stands, and what else can be done with it.
import { otherSide } from "./conversations.js";
import { avatar, h, icon, iconButton, keepChildren } from "./elements.js";
import { currentLanguage, t } from "./words.js";

const STANDING = { stranger: "stranger", talking: "talking", blocked: "isBlocked", deactivated: "isDeactivated" };

export class Head {
  constructor(acts) {
    this.acts = acts;
    this.element = h("header", { class: "chat-head" });
  }

  show(person, { action, bot, businesses }) {
    const language = currentLanguage();
    const isBlocked = person.standing === "blocked";
    const state = stateOf(person, action, bot);
    const entries = this.entries(person, businesses);
    const items = [
      { key: "back", signature: language, make: () => iconButton("back", t("back"), () => this.acts.select(null), "chat-back") },
      { key: "avatar", signature: `${person.id} ${person.name}`, make: () => avatar(person) },
      { key: "who", signature: JSON.stringify([nameOf(person), state, action]), make: () => who(person, state, action) },
    ];
    if (!person.business && (isBlocked || person.standing === "talking")) {
      const signature = JSON.stringify([person.key, isBlocked, language]);
      items.push({ key: "block", signature, make: () => this.blockButton(isBlocked) });
    }
    if (entries.length > 0) {
      const signature = JSON.stringify([person.key, entries.map((entry) => entry.words), language]);
      items.push({ key: "more", signature, make: () => menu(entries) });
    }
    keepChildren(this.element, items);
  }

  blockButton(isBlocked) {
    const act = isBlocked ? this.acts.unblock : this.acts.block;
    const classes = `text-button${isBlocked ? "" : " is-bad"}`;
    return h("button", { type: "button", class: classes, onclick: act }, t(isBlocked ? "unblock" : "block"));
  }

  entries(person, businesses) {
    return person.business ? this.businessEntries(person) : this.privateEntries(person, businesses);
  }

  privateEntries(person, businesses) {
    const own = businesses.find((business) => business.user.id === person.id);
    const others = businesses.filter((business) => business.user.id !== person.id);
    const connection = own === undefined
      ? { words: t("connectBusiness"), act: () => this.acts.connect(person.id) }
      : this.switchEntry(own);
    return [connection, ...others.map((business) => ({
      words: t("writeTo", { name: ownerOf(business) }),
      act: () => this.acts.select(`${business.id}/customer/${person.id}`),
    })), ...this.blockEntries(person.standing)];
  }

  // Where there is no room for the button.
  blockEntries(standing) {
    if (standing === "blocked") return [{ words: t("unblock"), act: this.acts.unblock, isForNarrow: true }];
    if (standing === "talking") return [{ words: t("block"), act: this.acts.block, isForNarrow: true }];
    return [];
  }

  businessEntries(person) {
    const { business } = person;
    const side = person.isOwnerSide ? t("writeAs", { name: person.name }) : t("writeAs", { name: ownerOf(business) });
    const entries = [{ words: side, act: () => this.acts.select(otherSide(person.key)) }];
    if (business.is_enabled) {
      const words = t(business.can_reply ? "forbidReplies" : "allowReplies");
      entries.push({ words, act: () => this.acts.letReply(business.id, !business.can_reply) });
    }
    return [...entries, this.switchEntry(business)];
  }

  switchEntry(business) {
    return business.is_enabled
      ? { words: t("disconnectBusiness"), act: () => this.acts.disconnect(business.id) }
      : { words: t("reconnectBusiness"), act: () => this.acts.reconnect(business.id) };
  }
}

export function ownerOf(business) {
  return [business.user.first_name, business.user.last_name].filter(Boolean).join(" ");
}

export function nameOf(person) {
  if (!person.business) return person.name;
  const owner = ownerOf(person.business);
  return person.isOwnerSide ? `${owner} → ${person.name}` : `${person.name} → ${owner}`;
}

function stateOf(person, action, bot) {
  if (person.business && !person.business.is_enabled) return t("businessOff");
  if (action) return t(action === "typing" ? "typing" : "uploading", { bot: bot.name });
  if (person.business) return t(person.business.can_reply ? "businessOn" : "businessSilent");
  const words = t(STANDING[person.standing]);
  return person.username ? `@${person.username} · ${words}` : words;
}

function who(person, state, action) {
  return h("div", { class: "chat-who" },
    h("h2", { class: "chat-name" }, nameOf(person)),
    h("div", { class: `chat-state${action ? " is-active" : ""}` }, state));
}

function menu(entries) {
  const details = h("details", { class: "menu" },
    h("summary", { class: "icon-button", title: t("more"), "aria-label": t("more") }, icon("more")),
    h("div", { class: "menu-items" }, entries.map(({ words, act, isForNarrow }) => {
      const classes = `menu-item${isForNarrow ? " is-for-narrow" : ""}`;
      const choose = () => { details.open = false; act(); };
      return h("button", { type: "button", class: classes, onclick: choose }, words);
    })));
  details.addEventListener("focusout", (event) => {
    if (!details.contains(event.relatedTarget)) details.open = false;
  });
  return details;
}
