import { follow } from "../cell.ts";
import type { Desk } from "../desk.ts";
import type { Stop } from "../stop.ts";
import type { Links, Made } from "../wire.ts";
import { icon } from "./icon.ts";
import { type Child, fill, make } from "./make.ts";

/** Above the composer: the way into a messenger, and how it stands with it. The words come from the server. */
export function linking({ chat, words }: Desk): { readonly element: HTMLElement; readonly stop: Stop } {
  const element = make("div", { "aria-live": "polite" });
  const { language } = words.value;
  let drawn: readonly unknown[] = [];
  let tab: Window | null = null;

  const button = (label: string, press: () => void) => {
    const made = make("button", { type: "button", class: "link" }, label);
    made.onclick = press;
    return made;
  };
  const card = (text: string, ...rest: readonly Child[]) =>
    make("div", { class: "card" }, make("p", {}, text), ...rest);
  const draw = () => {
    const { links, made, messages } = chat.state.value;
    const isMade = made !== null && made.id === links.open;
    const hasSpoken = messages.some((message) => message.mine);
    const shown = [links, isMade, made, hasSpoken];
    if (shown.every((value, index) => value === drawn[index])) return;
    drawn = shown;
    const cards = links.cards.map(({ id, text, acts }) =>
      card(
        text[language],
        ...acts.map(({ act, label }) => button(label[language], () => chat.press(id, act))),
      ),
    );
    fill(element, ...cards, isMade ? way(made) : cards.length === 0 && hasSpoken && offers(links));
    // The press opened the tab, since a browser would not let us do so later; now it learns where to.
    if (isMade) tab?.location.replace(made.url);
    else if (links.cards.every(({ id }) => id !== 0)) return;
    else tab?.close();
    tab = null;
  };
  const offers = (links: Links) =>
    make(
      "div",
      { class: "offers" },
      ...links.offers.map(({ kind, label }) =>
        button(label[language], () => {
          tab = open("about:blank", "_blank");
          if (tab) tab.opener = null;
          if (!chat.ask(kind, language)) tab?.close();
        }),
      ),
    );
  const way = (made: Made) => {
    const copy = make(
      "button",
      { type: "button", class: "quiet", title: made.copy[language] },
      icon("copy", 16),
    );
    copy.onclick = () => navigator.clipboard.writeText(made.code).then(() => fill(copy, icon("sent", 16)));
    return card(
      made.text[language],
      make("b", {}, made.code),
      "clipboard" in navigator && copy,
      make("a", { href: made.url, target: "_blank", rel: "noopener noreferrer" }, made.open[language]),
    );
  };
  return { element, stop: follow([chat.state], draw) };
}
