import type { Attaching } from "./attaching.ts";
import type { Calling } from "./calling.ts";
import type { Cell } from "./cell.ts";
import type { Chat } from "./chat.ts";
import type { LauncherWords } from "./launcher/words.ts";
import type { Look } from "./look.ts";
import type { Scheme } from "./palette.ts";
import type { LoadPart } from "./parts.ts";
import type { Language } from "./saying.ts";
import type { Words } from "./words.ts";

/** All that the panel works with. */
export type Desk = Outside<Words>;

/** The same as the first file has it, with fewer words. */
export type Outside<W extends { readonly language: Language } = LauncherWords> = {
  readonly chat: Chat;
  readonly look: Look;
  readonly base: URL;
  /** The server's doors for this site. */
  readonly door: URL;
  readonly words: Cell<W>;
  readonly scheme: Cell<Scheme>;
  readonly draft: Cell<string>;
  readonly attaching: Attaching;
  /** Null where nobody phones. */
  readonly calling: Calling | null;
  readonly visitor: () => { readonly public_key: string; readonly token: string } | null;
  readonly part: LoadPart;
  /** How many of our messages the visitor has not seen. */
  readonly unread: Cell<number>;
  readonly isOpen: Cell<boolean>;
  readonly isMuted: Cell<boolean>;
  /** From a press: browsers allow sound only then. */
  readonly prepareTone: () => void;
  readonly open: () => void;
  readonly close: () => void;
  readonly setMuted: (isMuted: boolean) => void;
};
