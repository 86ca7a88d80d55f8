import type { Language } from "../saying.ts";
import type { Shelf } from "../shelf.ts";
import { listen, stopAll } from "../stop.ts";
import { drawing } from "../view/drawing.ts";
import { fill, make } from "../view/make.ts";
import { addStyles } from "../view/sheets.ts";
import type { Page, Said } from "../wire.ts";
import { openAsking, type Waiting } from "./asking.ts";
import css from "./callback.css?inline";
import { doorsAt } from "./doors.ts";
import { type Filled, type FormView, formView } from "./form.ts";
import { isOpen, isTicket, keptOn, type Ticket } from "./keeping.ts";
import { solve } from "./puzzle.ts";
import { type StatusView, statusView } from "./status.ts";
import type { Form, Request } from "./wire.ts";
import { callWords, refusalWords } from "./words.ts";
import { ownZone } from "./zones.ts";

export type CallbackHost = {
  readonly root: ShadowRoot;
  /** The server's doors for this channel. */
  readonly door: URL;
  readonly shelf: Shelf;
  readonly language: Language;
  /** Else the owner's choice counts more. */
  readonly isLanguageWished: boolean;
  readonly newKey: () => string;
  readonly page: () => Page;
  /** Who talks to us on this page already. */
  readonly visitor: () => { readonly public_key: string; readonly token: string } | null;
  /** Known from the site's own sign-in. */
  readonly name: string;
  readonly onColour: (colour: string) => void;
  /** What holds now, in words; null where nothing was promised. */
  readonly onStatus: (promise: Said | null) => void;
  /** The way back, where there is one. */
  readonly onBack: (() => void) | null;
};

export type CallbackView = {
  readonly element: HTMLElement;
  focus(): void;
  /** Storage was changed under us: begin from what lies there. */
  restart(): void;
  stop(): void;
};

const TOLD = "okno-callback";
/** Milliseconds: the server takes a form that comes back sooner for a robot's. */
const YOUNGEST = 2_200;
const LOOK_EVERY = 60_000;
const BACK = "M15 5.5L8.5 12l6.5 6.5";

export function openCallback(host: CallbackHost): CallbackView {
  addStyles(host.root, css);
  const me = {};
  const zone = ownZone();
  const doors = doorsAt(host.door);
  const kept = keptOn(host.shelf);
  let words = callWords(host.language);
  let form: Form | null = null;
  let openedAt = 0;
  let view: FormView | null = null;
  let status: StatusView | null = null;
  let solving: Promise<{ readonly id: string; readonly answer: string } | null> | null = null;
  let leaving = new AbortController();
  const title = make("h2", { class: "call-title", dir: "auto" });
  const greeting = make("p", { class: "hint", dir: "auto" });
  const stage = make("div", { class: "call-stage" });
  const back = make("button", { type: "button", class: "quiet" });
  const head = make("div", { class: "call-head" }, host.onBack && back, title);
  const element = make("div", { class: "call" }, head, greeting, stage);

  const name = () => {
    title.textContent = form?.title || words.t("title");
    greeting.textContent = form?.greeting ?? "";
    greeting.hidden = greeting.textContent === "";
    back.title = words.t("back");
    back.setAttribute("aria-label", back.title);
  };
  const remark = (text: string, ...more: readonly HTMLElement[]) =>
    fill(stage, make("div", { class: "call-wait", role: "status" }, make("p", {}, text), ...more));
  const again = (act: () => void) => {
    const button = make("button", { type: "button", class: "plain" }, words.t("again"));
    button.onclick = act;
    return button;
  };

  const showForm = async (refused: ((shown: FormView) => void) | null = null) => {
    status = null;
    host.onStatus(null);
    const late = setTimeout(() => remark(words.t("loading")), 150);
    const answer = await doors.form(zone);
    clearTimeout(late);
    if (leaving.signal.aborted) return;
    if (!answer.isGiven) {
      remark(
        refusalWords(answer.refusal.code, words),
        again(() => void showForm(refused)),
      );
      return;
    }
    form = answer.body;
    openedAt = Date.now();
    host.onColour(form.colour);
    const { language } = form;
    if (!host.isLanguageWished && (language === "ru" || language === "en")) words = callWords(language);
    name();
    if (!form.now && form.days.length === 0) {
      remark(
        words.t("closed"),
        again(() => void showForm()),
      );
      return;
    }
    // What was written before a refusal is still there.
    if (view && refused) view.renew(form);
    else view = formView(form, host.name, zone, words, (filled) => void send(filled));
    const { challenge } = form;
    solving = null;
    // Only for somebody who begins to write.
    const begin = () => {
      if (challenge) solving ??= solve(challenge, leaving.signal);
    };
    view.element.addEventListener("focusin", begin, { once: true });
    fill(stage, view.element);
    refused?.(view);
  };
  const send = async (filled: Filled) => {
    if (!form) return;
    const request: Request = {
      ...filled,
      key: host.newKey(),
      form_token: form.form_token,
      timezone: zone,
      language: words.language,
      page: host.page(),
      challenge: null,
      site: host.visitor(),
    };
    kept.hold(request);
    showWaiting(solving ? "puzzle" : "sending");
    const { signal } = leaving;
    const [challenge] = await Promise.all([solving, grownUp(openedAt)]);
    if (signal.aborted) return;
    kept.hold({ ...request, challenge });
    asking.go();
  };
  const showWaiting = (why: Waiting) => {
    const phone = make("p", { class: "hint" }, words.t("wait.phone", { phone: kept.request()?.phone ?? "" }));
    remark(words.t(why), phone);
  };
  const showTicket = ({ status: told }: Ticket, isStale: boolean) => {
    host.onStatus(isOpen(told) ? told.words : null);
    if (!status) {
      status = statusView(zone, words, {
        form: () => doors.form(zone),
        move: (wanted) => changed(doors.move(tokenNow(), wanted)),
        cancel: () => changed(doors.cancel(tokenNow())),
        begin() {
          kept.drop();
          tellOthers();
          view = null;
          void showForm();
        },
      });
    }
    status.show(told, isStale);
    if (stage.firstChild !== status.element) fill(stage, status.element);
  };
  const tokenNow = () => kept.ticket()?.token ?? "";
  /** The same form may stand elsewhere on this page; other tabs hear it from the storage. */
  const tellOthers = () =>
    dispatchEvent(new CustomEvent(TOLD, { detail: { door: host.door.href, from: me } }));
  const changed = async (asked: ReturnType<typeof doors.cancel>) => {
    const answer = await asked;
    if (answer.isGiven) {
      kept.keep({ token: tokenNow(), status: answer.body });
      tellOthers();
      host.onStatus(isOpen(answer.body) ? answer.body.words : null);
    }
    return answer;
  };
  const look = async () => {
    const ticket = kept.ticket();
    if (!ticket || document.visibilityState !== "visible") return;
    const answer = await doors.status(ticket.token);
    if (leaving.signal.aborted || kept.ticket()?.token !== ticket.token) return;
    if (answer.isGiven) {
      const fresh = { token: ticket.token, status: answer.body };
      kept.keep(fresh);
      showTicket(fresh, false);
    } else if (answer.refusal.code === "token_unknown") {
      kept.drop();
      void showForm();
    } else showTicket(ticket, true);
  };
  const asking = openAsking({
    doors,
    kept,
    timezone: zone,
    random: Math.random,
    onWaiting: showWaiting,
    onTicket(ticket) {
      view = null;
      tellOthers();
      showTicket(ticket, false);
      status?.focus();
    },
    onRefusal: (refusal) => void showForm((shown) => shown.refuse(refusal)),
  });
  const begin = () => {
    name();
    const ticket = kept.ticket();
    if (kept.request()) asking.go();
    else if (ticket) {
      showTicket(ticket, false);
      void look();
    } else void showForm();
  };

  const restart = () => {
    leaving.abort();
    asking.stop();
    leaving = new AbortController();
    form = null;
    view = null;
    status = null;
    begin();
  };
  const heard = ({ detail }: CustomEvent<{ readonly door: string; readonly from: unknown }>) => {
    if (detail.door === host.door.href && detail.from !== me) restart();
  };

  back.append(drawing(BACK, 20));
  back.onclick = () => host.onBack?.();
  begin();
  const clock = setInterval(() => void look(), LOOK_EVERY);
  const stop = stopAll([
    listen(window, { online: asking.hurry, [TOLD]: heard }),
    host.shelf.onChange((name) => isTicket(name) && restart()),
    listen(document, { visibilitychange: () => void look() }),
    () => clearInterval(clock),
    () => leaving.abort(),
    asking.stop,
  ]);
  return {
    element,
    focus: () => (status ? status.focus() : (host.onBack ? back : title).focus({ preventScroll: true })),
    restart,
    stop,
  };
}

const grownUp = (openedAt: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, openedAt + YOUNGEST - Date.now()));
