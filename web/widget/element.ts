import { type Stage, stageIn } from "./stage.ts";

export type ChatElement = HTMLElement & {
  open(): void;
  close(): void;
  identify(user: string): void;
  signOut(): void;
  visitor: Stage["visitor"];
};

/**
 * `<okno-chat site="...">` with its server at `base`. Attributes: `site` the public key, `lang` (`ru`, `en`) and
 * `scheme` (`light`, `dark`) to overrule the visitor's browser, `user` a token of the site about who this is.
 */
export function chatElement(base: URL): new () => ChatElement {
  return class extends HTMLElement {
    // Said in the constructor: what the field would become in older browsers weighs more than the class.
    declare private readonly stage: Stage;

    static get observedAttributes(): readonly string[] {
      return ["lang", "scheme", "user"];
    }

    constructor() {
      super();
      this.stage = stageIn(this.attachShadow({ mode: "open" }), base);
    }

    connectedCallback(): void {
      const site = this.getAttribute("site");
      if (site) this.stage.begin(site);
    }

    identify(user: string): void {
      this.stage.identify(user);
    }

    visitor(): ReturnType<Stage["visitor"]> {
      return this.stage.visitor();
    }

    signOut(): void {
      this.removeAttribute("user");
      this.stage.signOut();
    }

    disconnectedCallback(): void {
      this.stage.end();
    }

    attributeChangedCallback(name: string): void {
      const user = this.getAttribute("user");
      // Empty is a word too: nobody is signed in on this page.
      if (name === "user" && user !== null) this.stage.identify(user);
      this.stage.wish(this.getAttribute("lang"), this.getAttribute("scheme"));
    }

    open(): void {
      this.stage.open();
    }

    close(): void {
      this.stage.close();
    }
  };
}
