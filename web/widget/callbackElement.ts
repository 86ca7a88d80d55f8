import { on } from "./api.ts";
import type { CallbackView } from "./callback/part.ts";
import { cell, follow } from "./cell.ts";
import type { ChatElement } from "./element.ts";
import { chooseLanguage } from "./language.ts";
import { putStyles } from "./launcher/styles.ts";
import { launcherWords } from "./launcher/words.ts";
import { pageNow } from "./page.ts";
import { partsBeside } from "./parts.ts";
import { newKey } from "./queue.ts";
import { watchScheme } from "./scheme.ts";
import { browserStorage, openShelf } from "./shelf.ts";
import { type Stop, stopAll } from "./stop.ts";
import { fill, make, put } from "./view/make.ts";
import { paint } from "./view/paint.ts";

export type CallbackElement = HTMLElement & { signOut(): void };

/** `<okno-callback site="...">`: a request to be phoned, anywhere on a page. `lang` and `scheme` as for the chat. */
export function callbackElement(base: URL): new () => CallbackElement {
  return class extends HTMLElement {
    declare private readonly root: ShadowRoot;
    declare private stop: Stop;

    static get observedAttributes(): readonly string[] {
      return ["lang", "scheme"];
    }

    constructor() {
      super();
      this.root = this.attachShadow({ mode: "open" });
      this.stop = () => undefined;
    }

    connectedCallback(): void {
      putStyles(this.root);
      this.begin();
    }

    disconnectedCallback(): void {
      this.stop();
    }

    attributeChangedCallback(): void {
      if (this.isConnected) this.begin();
    }

    signOut(): void {
      if (!this.isConnected) return;
      const site = this.getAttribute("site") ?? "";
      const shelf = openShelf(site, browserStorage("localStorage"));
      for (const name of shelf.names()) shelf.remove(name);
      this.begin();
    }

    private begin(): void {
      this.stop();
      const site = this.getAttribute("site");
      if (site)
        this.stop = stageForm(this.root, base, site, this.getAttribute("lang"), this.getAttribute("scheme"));
    }
  };
}

function stageForm(
  root: ShadowRoot,
  base: URL,
  site: string,
  lang: string | null,
  wishedScheme: string | null,
): Stop {
  const { scheme, follow: followScheme, overrule } = watchScheme();
  overrule(wishedScheme);
  const colour = cell("");
  const frame = make("div", { class: "okno alone" });
  let view: CallbackView | null = null;
  let isLeft = false;
  let stops: readonly Stop[] = [];
  const begin = async () => {
    const language = chooseLanguage(lang, document.documentElement.lang, navigator.language);
    put(frame, { lang: language });
    try {
      const { openCallback } = await partsBeside(base)("callback");
      if (isLeft) return;
      view = openCallback({
        root,
        door: new URL(`callback/${encodeURIComponent(site)}/`, base),
        shelf: openShelf(site, browserStorage("localStorage")),
        language,
        isLanguageWished: lang !== null,
        newKey,
        page: pageNow,
        visitor: () => document.querySelector<ChatElement>("okno-chat")?.visitor() ?? null,
        name: "",
        onColour: colour.set,
        onStatus: () => undefined,
        onBack: null,
      });
      fill(frame, view.element);
    } catch {
      const again = make(
        "button",
        { type: "button", class: "link" },
        launcherWords(language).t("part.failed"),
      );
      again.onclick = () => void begin();
      fill(frame, again);
    }
  };
  root.append(frame);
  void begin();
  stops = [
    followScheme(),
    follow([scheme, colour], () => paint(frame, colour.value, scheme.value)),
    on("signed_out", () => view?.restart()),
  ];
  return () => {
    isLeft = true;
    view?.stop();
    stopAll(stops)();
    frame.remove();
  };
}
