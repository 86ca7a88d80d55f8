import { attend } from "./attending.ts";
import { cell } from "./cell.ts";
import type { Outside } from "./desk.ts";
import { chooseLanguage } from "./language.ts";
import { putStyles } from "./launcher/styles.ts";
import { widget } from "./launcher/widget.ts";
import { type LauncherWords, launcherWords } from "./launcher/words.ts";
import { fetchLook } from "./look.ts";
import { openDesk } from "./opening.ts";
import { watchScheme } from "./scheme.ts";
import { browserStorage, openShelf } from "./shelf.ts";
import { listen, type Stop } from "./stop.ts";

/** The server may be away when the page loads; the launcher comes when it is back. */
const LOOK_AGAIN_AFTER = 30_000;

/** What happens inside one element. */
export type Stage = {
  begin(site: string): void;
  end(): void;
  open(): void;
  close(): void;
  /** Who the visitor is, in the site's own word. */
  identify(user: string): void;
  signOut(): void;
  /** By which this visitor is known at the doors beside the chat. */
  visitor(): { readonly public_key: string; readonly token: string } | null;
  /** The element's attributes, at first and whenever they change. */
  wish(language: string | null, scheme: string | null): void;
};

export function stageIn(root: ShadowRoot, base: URL): Stage {
  const words = cell<LauncherWords>(launcherWords("en"));
  const { scheme, follow, overrule } = watchScheme();
  let wishedLanguage: string | null = null;
  let desk: Outside | null = null;
  let isWantedOpen = false;
  let user: string | null = null;
  let stops: Stop[] = [];

  const chooseWords = () =>
    words.set(
      launcherWords(
        chooseLanguage(
          wishedLanguage,
          desk?.look.language,
          document.documentElement.lang,
          navigator.language,
        ),
      ),
    );

  const enter = async (site: string) => {
    const isLeft = { value: false };
    stops.push(() => {
      isLeft.value = true;
    });
    const shelf = openShelf(site, browserStorage("localStorage"));
    const door = new URL(`site/${encodeURIComponent(site)}/`, base);
    const look = await fetchLook(new URL("look", door).href, shelf);
    if (isLeft.value || look === "unknown") return;
    if (look === "away") {
      const again = setTimeout(() => void enter(site), LOOK_AGAIN_AFTER);
      stops.push(() => clearTimeout(again));
      return;
    }
    desk = openDesk({ root, site, door, base, shelf, look, words, scheme });
    chooseWords();
    if (user !== null) desk.chat.identify(user);
    stops.push(attend(desk), widget(root, desk));
    if (isWantedOpen) desk.open();
  };

  return {
    begin(site) {
      putStyles(root);
      stops.push(follow(), keepKeysInside(root));
      void enter(site);
    },
    end() {
      for (const stop of stops) stop();
      stops = [];
      desk = null;
    },
    open() {
      isWantedOpen = true;
      desk?.open();
    },
    close() {
      isWantedOpen = false;
      desk?.close();
    },
    identify(given) {
      user = given;
      desk?.chat.identify(given);
    },
    signOut() {
      user = null;
      desk?.chat.signOut();
    },
    visitor: () => desk?.visitor() ?? null,
    wish(language, wished) {
      wishedLanguage = language;
      overrule(wished);
      chooseWords();
    },
  };
}

/** The page's own shortcuts must not take what is typed here for a command to them. */
function keepKeysInside(root: ShadowRoot): Stop {
  const keep = (event: Event) => event.stopPropagation();
  return listen(root, { keydown: keep, keypress: keep, keyup: keep });
}
