import { type Cell, cell } from "./cell.ts";
import type { Chat } from "./chat.ts";
import type { Standing, Tray } from "./files/part.ts";
import type { LoadPart } from "./parts.ts";
import type { Language } from "./saying.ts";
import type { Shelf } from "./shelf.ts";

/** The files that will go with the next message. */
export type Attaching = {
  readonly tray: Cell<Tray | null>;
  readonly standing: Cell<Standing>;
  /** The part did not load. */
  readonly hasFailed: Cell<boolean>;
  add(files: readonly File[]): void;
  /** What a reload has taken away is named once. */
  recall(): void;
};

export type AttachingParts = {
  readonly root: ShadowRoot;
  readonly chat: Chat;
  readonly door: URL;
  readonly words: Pick<Cell<{ readonly language: Language }>, "value">;
  readonly limit: number | null;
  /** What this tab keeps between pages. */
  readonly tab: Shelf;
  readonly part: LoadPart;
};

export const NOTHING_ATTACHED: Standing = { files: [], isBusy: false, count: 0 };
/** Names of the files that were not sent yet. */
const LEFT = "files";

export function openAttaching(parts: AttachingParts): Attaching {
  const { root, chat, door, words, limit, tab, part } = parts;
  const tray = cell<Tray | null>(null);
  const standing = cell(NOTHING_ATTACHED);
  const hasFailed = cell(false);
  const withTray = async (act: (tray: Tray) => void) => {
    try {
      const { openTray } = await part("files");
      hasFailed.set(false);
      if (!tray.value) {
        const { language } = words.value;
        const left = { names: tab.get(LEFT), keep: (names: string) => tab.put(LEFT, names) };
        tray.set(
          openTray({ root, door, language, limit, left, token: () => tokenOf(chat), onChange: standing.set }),
        );
      }
      if (tray.value) act(tray.value);
    } catch {
      hasFailed.set(true);
    }
  };
  return {
    tray,
    standing,
    hasFailed,
    add: (files) => void withTray((opened) => opened.add(files)),
    recall() {
      if (tab.get(LEFT)) void withTray(() => undefined);
    },
  };
}

/** An upload needs a visitor: a stranger becomes one first. */
export function tokenOf(chat: Chat): Promise<string> {
  chat.join();
  return new Promise((resolve) => {
    const look = () => {
      const { token } = chat.facts();
      if (token === null) return false;
      resolve(token);
      return true;
    };
    if (look()) return;
    const stop = chat.state.watch(() => {
      if (look()) stop();
    });
  });
}
