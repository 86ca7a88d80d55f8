import type { Shelf } from "./shelf.ts";
import type { Attachment } from "./wire.ts";

/** A file that the server has, but no message yet. */
export type Uploaded = Pick<
  Attachment,
  "kind" | "name" | "mime" | "size" | "width" | "height" | "duration"
> & {
  readonly key: string;
};

/** A message that the server has not confirmed yet. */
export type Waiting = {
  readonly key: string;
  readonly text: string;
  readonly files: readonly Uploaded[];
  readonly writtenAt: string;
  /** Grows with every message of this browser, across tabs. */
  readonly order: number;
  /** The code of a final refusal, else null. */
  readonly refused: string | null;
  /** Another tab has sent it; its place in the history has not come to this tab yet. */
  readonly isSent: boolean;
};

export type Queue = {
  all(): readonly Waiting[];
  add(text: string, files?: readonly Uploaded[]): Waiting;
  refuse(key: string, code: string): void;
  remove(key: string): void;
};

const PREFIX = "queue.";

/** Is this name on the shelf a message of the queue? */
export const isQueued = (name: string): boolean => name.startsWith(PREFIX);

/**
 * Each message lies under a name of its own, so that two tabs writing at once cannot overwrite each other.
 * `add` returns after the message is stored.
 */
export function openQueue(shelf: Shelf, now: () => Date, newKey: () => string): Queue {
  const read = (name: string): Waiting | null => {
    const stored = shelf.get(name);
    return stored === null ? null : parse(stored, name.slice(PREFIX.length));
  };
  const all = () =>
    shelf
      .names()
      .filter(isQueued)
      .map(read)
      .filter((waiting) => waiting !== null)
      .sort((one, other) => one.order - other.order);
  const store = (waiting: Waiting) => shelf.put(PREFIX + waiting.key, JSON.stringify(waiting));

  return {
    all,
    add(text, files = []) {
      const at = now();
      const last = all().reduce((highest, waiting) => Math.max(highest, waiting.order), 0);
      const waiting: Waiting = {
        key: newKey(),
        text,
        files,
        writtenAt: at.toISOString(),
        order: Math.max(at.getTime(), last + 1),
        refused: null,
        isSent: false,
      };
      store(waiting);
      return waiting;
    },
    refuse(key, code) {
      const waiting = read(PREFIX + key);
      if (waiting) store({ ...waiting, refused: code });
    },
    remove: (key) => shelf.remove(PREFIX + key),
  };
}

/** 128 random bits; `randomUUID` would ask for a secure page. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Null for what another script has spoilt: it must not stop the rest of the queue. */
function parse(stored: string, key: string): Waiting | null {
  try {
    const { text, files, writtenAt, order, refused } = JSON.parse(stored) as Partial<Waiting>;
    if (typeof text !== "string" || typeof writtenAt !== "string" || typeof order !== "number") return null;
    return { key, text, files: files ?? [], writtenAt, order, refused: refused ?? null, isSent: false };
  } catch {
    return null;
  }
}
