// The list of customers on the left.
import { avatar, h, iconButton, keepChildren } from "./elements.js";
import { preview } from "./message.js";
import { currentLanguage, dayOf, t, timeOf } from "./words.js";

export class People {
  constructor(acts) {
    this.acts = acts;
    this.title = h("span", {});
    this.bot = h("span", {});
    this.language = h("button", { type: "button", class: "text-button", onclick: acts.switchLanguage });
    this.field = h("input", { class: "field", autocomplete: "off", required: true, maxlength: 128 });
    this.add = iconButton("plus", "");
    this.add.type = "submit";
    this.rows = h("ul", { class: "rows" });
    this.element = h("aside", { class: "people" },
      h("header", { class: "people-head" },
        h("h1", { class: "people-title" }, this.title, this.bot), this.language),
      h("form", { class: "new-person", onsubmit: (event) => this.addPerson(event) }, this.field, this.add),
      this.rows);
  }

  show(state) {
    this.element.setAttribute("aria-label", t("people"));
    this.title.textContent = t("title");
    this.language.textContent = t("language");
    this.language.lang = currentLanguage() === "ru" ? "en" : "ru";
    this.field.placeholder = t("newPerson");
    this.field.setAttribute("aria-label", t("newPerson"));
    this.add.title = t("addPerson");
    this.add.setAttribute("aria-label", t("addPerson"));
    this.showBot(state);
    keepChildren(this.rows, this.items(state));
  }

  showBot({ bot, isLost }) {
    const word = isLost ? "connectionLost" : bot.is_revoked ? "botRevoked" : bot.is_listened_to ? "botListens" : "botSilent";
    const mark = { connectionLost: " is-lost", botRevoked: " is-lost", botListens: " is-listening", botSilent: "" }[word];
    this.bot.className = `bot-state${mark}`;
    this.bot.textContent = t(word);
  }

  addPerson(event) {
    event.preventDefault();
    const name = this.field.value.trim();
    this.field.value = "";
    if (name) this.acts.addPerson(name);
  }

  items({ people, selected, unread, came }) {
    const hint = came !== null ? t("cameFor") : people.length === 0 ? t("noPeople") : null;
    const last = (person) => person.last?.raw.date ?? Number.POSITIVE_INFINITY;
    const sorted = [...people].sort((one, other) => last(other) - last(one) || (other.last?.id ?? 0) - (one.last?.id ?? 0));
    const rows = sorted.map((person) => {
      const [isSelected, count] = [person.id === selected, unread.get(person.id) ?? 0];
      return {
        key: person.id,
        signature: JSON.stringify([person, isSelected, count, currentLanguage()]),
        make: () => h("li", {}, row(person, isSelected, count, this.acts)),
      };
    });
    return hint === null ? rows : [hintItem(hint), ...rows];
  }
}

function hintItem(hint) {
  return { key: "hint", signature: hint, make: () => h("li", { class: "rows-empty" }, hint) };
}

function row(person, isSelected, count, acts) {
  const button = { type: "button", class: `row${count > 0 ? " is-unread" : ""}`, "aria-current": String(isSelected),
    onclick: () => acts.select(person.id) };
  return h("button", button,
    avatar(person),
    h("span", { class: "row-name" }, person.name),
    h("time", { class: "row-time" }, person.last ? shortTime(person.last.raw) : ""),
    h("span", { class: "row-preview" }, person.last ? lastWords(person.last) : t(person.standing)),
    count > 0 && h("span", { class: "row-unread" }, String(count)));
}

function lastWords(last) {
  return `${last.is_mine ? "" : `${t("bot")}: `}${preview(last)}`;
}

function shortTime(raw) {
  const date = new Date(raw.date * 1000);
  const day = dayOf(date);
  return day === t("today") ? timeOf(date) : day;
}
