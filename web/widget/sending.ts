import { retryDelay } from "./backoff.ts";
import type { Waiting } from "./queue.ts";
import type { TakeTurn } from "./turns.ts";
import type { BrowserFrame, Refused } from "./wire.ts";

export type SendingParts = {
  /** What still waits for the server, oldest first, as storage has it now. */
  readonly waiting: () => readonly Waiting[];
  /** False when there is no line. */
  readonly send: (frame: BrowserFrame) => boolean;
  /** The line took a message and gave no answer. */
  readonly onSilence: () => void;
  readonly takeTurn: TakeTurn;
  readonly random: () => number;
};

export type Sending = {
  /** Something may be there to send, or a line to send it on. */
  go(): Promise<void>;
  /** The server has it, or will never take it. */
  settled(key: string): void;
  /** Not now: the same message goes again when the server allows it. */
  postponed(refusal: Refused): void;
  /** The line is gone; whether the server has the message, the next line will tell. */
  cut(): void;
};

/** The server answers after its commit; this is far longer than any commit takes. */
const ANSWER_WITHIN = 15_000;

/** Sends the queue in order, one message at a time, the same key again and again until the answer is final. */
export function openSending(parts: SendingParts): Sending {
  let sent: { readonly key: string; readonly endTurn: () => void } | null = null;
  /** `turn`: waiting for this tab's turn. `rest`: the server asked for a pause. */
  let pause: "turn" | "rest" | null = null;
  let refusals = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const next = () => parts.waiting().find((waiting) => waiting.refused === null);
  const release = () => {
    clearTimeout(timer);
    sent?.endTurn();
    sent = null;
  };
  const go = async () => {
    if (sent || pause || !next()) return;
    pause = "turn";
    const endTurn = await parts.takeTurn();
    pause = null;
    // Another tab may have sent it while we waited for the turn.
    const waiting = next();
    if (!waiting || !parts.send(frameOf(waiting))) {
      endTurn();
      return;
    }
    sent = { key: waiting.key, endTurn };
    timer = setTimeout(parts.onSilence, ANSWER_WITHIN);
  };

  return {
    go,
    settled(key) {
      if (sent?.key !== key) return;
      refusals = 0;
      release();
      void go();
    },
    postponed({ key, retry_after }) {
      if (sent?.key !== key) return;
      release();
      pause = "rest";
      const delay = retry_after === null ? retryDelay(refusals, parts.random()) : retry_after * 1000;
      refusals += 1;
      timer = setTimeout(() => {
        pause = null;
        void go();
      }, delay);
    },
    cut() {
      release();
      if (pause === "rest") pause = null;
    },
  };
}

const frameOf = (waiting: Waiting): BrowserFrame => ({
  type: "message",
  key: waiting.key,
  text: waiting.text,
  written_at: waiting.writtenAt,
  reply_to: null,
  ...(waiting.files.length > 0 && { files: waiting.files.map(({ key }) => key) }),
});
