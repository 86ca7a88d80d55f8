import { type OknoApi, on } from "./api.ts";
import { type CallbackElement, callbackElement } from "./callbackElement.ts";
import { type ChatElement, chatElement } from "./element.ts";
import { readTag } from "./script.ts";

declare global {
  interface Window {
    Okno?: OknoApi;
  }
}

const CHAT = "okno-chat";
const CALLBACK = "okno-callback";
const tag = readTag(document);

// A tag pasted twice must not make two chats.
if (tag && !customElements.get(CHAT)) {
  customElements.define(CHAT, chatElement(tag.base));
  customElements.define(CALLBACK, callbackElement(tag.base));
  const chats = () => [...document.querySelectorAll<ChatElement>(CHAT)];
  const forms = () => [...document.querySelectorAll<CallbackElement>(CALLBACK)];
  window.Okno = {
    open: () => chats()[0]?.open(),
    close: () => chats()[0]?.close(),
    identify: (user) => {
      for (const chat of chats()) chat.identify(user);
    },
    signOut: () => {
      for (const element of [...chats(), ...forms()]) element.signOut();
    },
    on,
  };
  const { site, callback, language, scheme, user, element } = tag;
  const dressed = (made: HTMLElement, key: string) => {
    made.setAttribute("site", key);
    if (language) made.setAttribute("lang", language);
    if (scheme) made.setAttribute("scheme", scheme);
    return made;
  };
  if (callback !== null) element.after(dressed(document.createElement(CALLBACK), callback));
  if (site !== null) {
    const put = () => {
      if (chats().some((chat) => chat.getAttribute("site") === site)) return;
      const chat = dressed(document.createElement(CHAT), site);
      if (user !== null) chat.setAttribute("user", user);
      document.body.append(chat);
    };
    if (document.body) put();
    else addEventListener("DOMContentLoaded", put);
  }
}
