import { tell } from "./api.ts";
import { openAttaching } from "./attaching.ts";
import { openCalling } from "./calling.ts";
import { type Cell, cell } from "./cell.ts";
import { type Chat, openChat } from "./chat.ts";
import type { Outside } from "./desk.ts";
import { openDraft } from "./draft.ts";
import { exchangeLine } from "./exchange.ts";
import type { LauncherWords } from "./launcher/words.ts";
import type { Look } from "./look.ts";
import { pageNow } from "./page.ts";
import type { Scheme } from "./palette.ts";
import { partsBeside } from "./parts.ts";
import { isPhone } from "./phone.ts";
import { newKey, openQueue } from "./queue.ts";
import { browserStorage, openShelf, type Shelf } from "./shelf.ts";
import { socketLine } from "./socket.ts";
import { tabsOf } from "./tabs.ts";
import { playTone, prepareTone } from "./tone.ts";
import { turnsOf } from "./turns.ts";
import type { Message } from "./wire.ts";

export type Opening = {
  readonly root: ShadowRoot;
  readonly site: string;
  /** The server's doors for this site. */
  readonly door: URL;
  readonly base: URL;
  readonly shelf: Shelf;
  readonly look: Look;
  readonly words: Cell<LauncherWords>;
  readonly scheme: Cell<Scheme>;
};

const MUTED = "muted";
const OPEN = "open";
const RUNG = "rung";

/** Puts the parts together for one site. Nothing is connected before `chat.start()`. */
export function openDesk(opening: Opening): Outside {
  const { site, door, base, shelf, look, words, scheme } = opening;
  // Open on this page means open on the next one too, in this tab.
  const tab = openShelf(site, browserStorage("sessionStorage"));
  // Full screen belongs to a person's own press, so on a phone the next page begins closed.
  const isOpen = cell(tab.get(OPEN) !== null && !isPhone());
  const isMuted = cell(shelf.get(MUTED) !== null);
  const draft = openDraft(shelf);
  const part = partsBeside(base);
  const calling = look.callback ? callingOf(base, look.callback.public_key) : null;
  const heard = (message: Message) => {
    tell("message", { id: message.id, text: message.text });
    const isLooking = isOpen.value && document.hasFocus();
    if (!isMuted.value && !isLooking && isFirstToRing(shelf, message)) playTone();
  };
  const forget = () => {
    draft.set("");
    attaching.tray.value?.clear();
    for (const name of tab.names()) if (name !== OPEN) tab.remove(name);
    calling?.forget();
    tell("signed_out", undefined);
  };
  const chat = chatOf(opening, heard, forget);
  const limit = look.files?.limit ?? null;
  const attaching = openAttaching({ root: opening.root, chat, door, words, limit, tab, part });

  return {
    chat,
    look,
    base,
    door,
    words,
    scheme,
    draft,
    attaching,
    calling,
    visitor() {
      const { token } = chat.facts();
      return token === null ? null : { public_key: site, token };
    },
    part,
    unread: cell(0),
    isOpen,
    isMuted,
    prepareTone,
    open() {
      prepareTone();
      if (isOpen.value) return;
      tab.put(OPEN, "1");
      chat.join();
      isOpen.set(true);
      tell("open", undefined);
    },
    close() {
      if (!isOpen.value) return;
      tab.remove(OPEN);
      isOpen.set(false);
      tell("close", undefined);
    },
    setMuted(muted) {
      isMuted.set(muted);
      if (muted) shelf.put(MUTED, "1");
      else shelf.remove(MUTED);
    },
  };
}

const callingOf = (base: URL, key: string) =>
  openCalling(
    new URL(`callback/${encodeURIComponent(key)}/`, base),
    openShelf(key, browserStorage("localStorage")),
  );

function chatOf(
  { site, door, shelf }: Opening,
  onAnswer: (message: Message) => void,
  onForget: () => void,
): Chat {
  const socketDoor = new URL("socket", door);
  socketDoor.protocol = door.protocol.replace("http", "ws");
  const name = `okno:${site}`;
  const { locks } = navigator;
  const tabs = tabsOf({
    name,
    locks,
    openChannel: window.BroadcastChannel && ((named) => new BroadcastChannel(named)),
    newKey,
    lead: () => chat.lead,
    isVisible: () => document.visibilityState === "visible",
  });
  const chat: Chat = openChat({
    shelf,
    queue: openQueue(shelf, () => new Date(), newKey),
    openSocket: tabs.share(socketLine(socketDoor.href)),
    openExchange: tabs.share(exchangeLine(new URL("exchange", door).href, newKey, () => chat.facts())),
    takeTurn: turnsOf(name, locks),
    page: pageNow,
    language: navigator.language,
    now: Date.now,
    random: Math.random,
    onAnswer,
    onForget,
    onUserRefused: (code) =>
      tell(code === "user_token_expired" ? "identity_expired" : "identity_invalid", undefined),
    onStop: tabs.leave,
  });
  return chat;
}

/** Of several tabs one rings. */
function isFirstToRing(shelf: Shelf, message: Message): boolean {
  if (Number(shelf.get(RUNG)) >= message.id) return false;
  shelf.put(RUNG, `${message.id}`);
  return true;
}
