// Above the conversation: who it is, how they stand to the community, and what they can change about that.
import { avatar, h, icon, iconButton, keepChildren } from "./elements.js";
import { currentLanguage, t } from "./words.js";

// What can be switched: the noun under /control, the words for on and off, and the standing that means "on".
const SWITCHES = [
  ["denial", "deny", "allow", "denied"],
  ["privacy", "closePrivacy", "openPrivacy", "closed"],
  ["block", "block", "unblock", "blocked"],
];

export class Head {
  constructor(acts) {
    this.acts = acts;
    this.element = h("header", { class: "chat-head" });
  }

  show(person, { action, community }) {
    const language = currentLanguage();
    const state = action ? t(action === "typing" ? "typing" : "uploading", { bot: community.name }) : standing(person);
    keepChildren(this.element, [
      { key: "back", signature: language, make: () => iconButton("back", t("back"), this.acts.back, "chat-back") },
      { key: "avatar", signature: `${person.id} ${person.name}`, make: () => avatar(person) },
      { key: "who", signature: JSON.stringify([person.name, state, action]), make: () => who(person, state, action) },
      { key: "more", signature: JSON.stringify([person.id, person.standing, language]), make: () => this.menu(person) },
    ]);
  }

  menu(person) {
    if (["gone", "banned"].includes(person.standing)) return h("span", {});
    const items = SWITCHES.map(([what, on, off, name]) => {
      const isOn = person.standing === name;
      const act = () => this.acts.stand(what, !isOn);
      return h("button", { type: "button", class: `menu-item${what === "block" && !isOn ? " is-bad" : ""}`, onclick: act },
        t(isOn ? off : on));
    });
    const list = h("div", { class: "menu-items" }, items);
    const opener = h("summary", { class: "icon-button", title: t("more"), "aria-label": t("more") }, icon("more"));
    const menu = h("details", { class: "menu" }, opener, list);
    menu.addEventListener("focusout", (event) => { if (!menu.contains(event.relatedTarget)) menu.open = false; });
    menu.addEventListener("keydown", (event) => { if (event.key === "Escape") menu.open = false; });
    return menu;
  }
}

function who(person, state, action) {
  return h("div", { class: "chat-who" },
    h("h2", { class: "chat-name" }, person.name),
    h("div", { class: `chat-state${action ? " is-active" : ""}` }, state));
}

function standing(person) {
  const words = t(person.standing);
  return person.username ? `@${person.username} · ${words}` : words;
}
