import { icon } from "../view/icon.ts";
import { fill, make } from "../view/make.ts";
import { isOpen } from "./keeping.ts";
import { type When, whenPicker } from "./when.ts";
import type { Answer, Form, Status, Wanted } from "./wire.ts";
import { type CallWords, refusalWords } from "./words.ts";

export type StatusActs = {
  readonly form: () => Promise<Answer<Form>>;
  readonly move: (wanted: Wanted) => Promise<Answer<Status>>;
  readonly cancel: () => Promise<Answer<Status>>;
  readonly begin: () => void;
};

export type StatusView = {
  readonly element: HTMLElement;
  show(status: Status, isStale: boolean): void;
  focus(): void;
};

/** What was promised, and the two ways to change one's mind. */
export function statusView(zone: string, words: CallWords, acts: StatusActs): StatusView {
  const { t, language } = words;
  const promise = make("p", { class: "promise", tabindex: -1, dir: "auto" });
  const phone = make("p", { class: "hint" });
  const stale = make("p", { class: "hint" }, t("status.stale"));
  const wrong = make("p", { class: "wrong", role: "alert", hidden: true });
  const place = make("div", { class: "acts" });
  const told = make("div", { role: "status" }, promise, phone, stale);
  const element = make("div", { class: "call-status" }, icon("phone", 24), told, place, wrong);
  let shown: Status | null = null;

  const button = (label: string, act: () => void, kind = "plain") => {
    const made = make("button", { type: "button", class: kind }, label);
    made.onclick = act;
    return made;
  };
  const say = (what: string) => {
    wrong.textContent = what;
    wrong.hidden = what === "";
  };
  const settle = async (asked: Promise<Answer<Status>>) => {
    for (const one of place.querySelectorAll("button")) one.disabled = true;
    const answer = await asked;
    say(answer.isGiven ? "" : refusalWords(answer.refusal.code, words));
    if (answer.isGiven) show(answer.body, false);
    else drawActs();
    promise.focus({ preventScroll: true });
  };
  const drawActs = () => {
    if (!shown) return;
    if (!isOpen(shown)) return fill(place, button(t("status.new"), acts.begin));
    if (!shown.may_change) return fill(place);
    fill(
      place,
      button(t("status.move"), () => void askWhen()),
      button(t("status.cancel"), askSure),
    );
  };
  const askSure = () => {
    const keep = button(t("status.keep"), drawActs);
    fill(
      place,
      button(t("status.cancelSure"), () => void settle(acts.cancel()), "plain danger"),
      keep,
    );
    keep.focus();
  };
  const askWhen = async () => {
    const form = await acts.form();
    if (!form.isGiven) return say(refusalWords(form.refusal.code, words));
    say("");
    const when: When = whenPicker(zone, words, () => new Date());
    when.renew(form.body);
    const move = button(
      t("status.moveHere"),
      () => {
        const wanted = when.wanted();
        if (wanted) void settle(acts.move(wanted));
      },
      "main",
    );
    fill(place, when.element, move, button(t("status.keep"), drawActs));
    when.focus();
  };
  const show = (status: Status, isStale: boolean) => {
    const isSame = JSON.stringify(shown) === JSON.stringify(status);
    shown = status;
    stale.hidden = !isStale;
    if (isSame) return;
    promise.textContent = status.words[language];
    phone.textContent = t("status.phone", { phone: status.phone_masked });
    phone.hidden = !isOpen(status);
    drawActs();
  };
  return { element, show, focus: () => promise.focus({ preventScroll: true }) };
}
