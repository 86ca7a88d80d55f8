import { follow } from "../cell.ts";
import type { Desk } from "../desk.ts";
import { type Stop, stopAll } from "../stop.ts";
import { trueLine } from "../truth.ts";
import { avatar } from "./avatar.ts";
import { type IconName, icon } from "./icon.ts";
import { fill, make, put } from "./make.ts";

const FACES = 3;

export function header(desk: Desk): { readonly element: HTMLElement; readonly stop: Stop } {
  const { chat } = desk;
  const { t } = desk.words.value;
  const faces = make("span", { class: "faces" });
  const presence = make("p", { class: "presence", role: "status" });
  const title = make("h2", { id: "title", dir: "auto" }, desk.look.title);
  const sound = button(() => desk.setMuted(!desk.isMuted.value));
  const close = button(desk.close);
  label(close, "close", t("panel.close"));

  const drawPresence = () => {
    const { operators, isOperatorOnline, availability } = chat.state.value;
    // Without a line we know nothing about who is there, and say nothing.
    const isKnown = chat.link.value === "live" && isOperatorOnline !== null;
    const isHere = isKnown && (availability ? availability.state === "online" : isOperatorOnline);
    const people = isHere ? operators.slice(0, FACES) : [];
    fill(faces, ...people.map((person) => avatar(person, desk.scheme.value)));
    put(presence, { class: isHere ? "presence here" : "presence" });
    const line = isKnown ? trueLine(availability, operators, new Date(), desk.words.value) : "";
    if (presence.textContent !== line) presence.textContent = line;
    presence.title = line;
  };
  const drawSound = () => {
    const isMuted = desk.isMuted.value;
    label(sound, isMuted ? "silence" : "sound", t(isMuted ? "sound.on" : "sound.off"));
    // Before the first answer there is no sound, so there is nothing to switch.
    sound.hidden = chat.state.value.messages.every((message) => message.mine);
  };
  const stop = follow([chat.state, chat.link, desk.scheme, desk.isMuted], () => {
    drawPresence();
    drawSound();
  });
  // "Tomorrow" becomes "today" by itself.
  const clock = setInterval(drawPresence, 60_000);
  const whose = make("div", { class: "whose" }, title, presence);
  return {
    element: make("div", { class: "header" }, faces, whose, sound, close),
    stop: stopAll([stop, () => clearInterval(clock)]),
  };
}

function button(press: () => void): HTMLButtonElement {
  const made = make("button", { type: "button", class: "quiet" });
  made.onclick = press;
  return made;
}

function label(made: HTMLButtonElement, name: IconName, words: string): void {
  if (made.title === words) return;
  put(made, { title: words, "aria-label": words });
  fill(made, icon(name, 20));
}
