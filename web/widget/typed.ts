import type { BrowserFrame } from "./wire.ts";

type Parts = {
  now(): number;
  /** The house has asked for words before they are sent. */
  isWanted(): boolean;
  send(frame: BrowserFrame): boolean;
};

const EVERY = 2_000;
const LONGEST = 500;

/** Tells that somebody types; what, only to a house that asked for it. */
export function openTyped({ now, isWanted, send }: Parts) {
  let toldAt = 0;
  let told = "";
  let latest = "";
  let timer: ReturnType<typeof setTimeout> | undefined;

  const tell = () => {
    timer = undefined;
    const text = latest.trim() === "" ? "" : latest.slice(-LONGEST);
    if (isWanted() ? text === told : text === "") return;
    if (!send(isWanted() ? { type: "typing", text } : { type: "typing" })) return;
    toldAt = now();
    told = text;
  };

  return {
    write(text: string) {
      latest = text;
      const wait = toldAt + EVERY - now();
      if (wait <= 0) tell();
      // The last words of a burst are told too, but only where words are told at all.
      else if (isWanted()) timer ??= setTimeout(tell, wait);
    },
    /** The words have gone: nothing of them is to be told afterwards. */
    forget() {
      clearTimeout(timer);
      timer = undefined;
      told = latest = "";
    },
  };
}
