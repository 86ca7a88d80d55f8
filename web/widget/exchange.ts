import type { LineEnd, OpenLine } from "./line.ts";
import { type BrowserFrame, isFrame, type ServerFrame } from "./wire.ts";

/** Seconds the server may hold an answer. */
const WAIT = 25;
/** A held answer that is this late (milliseconds) will not come. */
const ANSWER_WITHIN = (WAIT + 15) * 1000;
/**
 * After two answers that held nothing: a server that does not wait must not be asked without a breath. A single one
 * is usual, when the news left with the post beside it.
 */
const BREATH = 1_000;
/** The server's word that it does not serve this page. */
const SHUT = [403, 404, 410];

export type ExchangeFacts = { readonly token: string | null; readonly since: number | null };

/**
 * The same frames by posts, where sockets are blocked. One post always waits for news; what there is to say goes
 * beside it, so that no post is ever given up with an answer on its way. `facts` are read anew for every post.
 */
export function exchangeLine(url: string, newSession: () => string, facts: () => ExchangeFacts): OpenLine {
  return (listener) => {
    const session = newSession();
    const closing = new AbortController();
    let waitingPost = new AbortController();
    let outgoing: BrowserFrame[] = [];
    let isSpeaking = false;
    let isWaiting = false;

    const exchange = async (frames: readonly BrowserFrame[], wait: number, giveUp: AbortSignal) => {
      const body = JSON.stringify({ ...facts(), session, frames, wait });
      const answer = await post(url, body, giveUp).catch(() => (giveUp.aborted ? NOTHING : LOST));
      hear(answer);
      return answer;
    };
    const hear = ({ frames, end }: Answer) => {
      for (const frame of frames) if (!closing.signal.aborted) listener.onFrame(frame);
      if (closing.signal.aborted || !end) return;
      closing.abort();
      listener.onEnd(end);
    };
    const speak = async () => {
      if (isSpeaking) return;
      isSpeaking = true;
      do {
        const frames = outgoing;
        outgoing = [];
        await exchange(frames, 0, closing.signal);
        // After a hello the server speaks to a new page; what waits for the old one waits in vain.
        if (frames.some((frame) => frame.type === "hello")) waitingPost.abort();
      } while (outgoing.length > 0 && !closing.signal.aborted);
      isSpeaking = false;
      // The first post carries the hello; before its answer there is nothing to wait for.
      if (!isWaiting) void wait();
    };
    const wait = async () => {
      isWaiting = true;
      let wasEmpty = false;
      while (!closing.signal.aborted) {
        waitingPost = new AbortController();
        const { frames } = await exchange([], WAIT, waitingPost.signal);
        const isEmpty = frames.length === 0;
        if (isEmpty && wasEmpty) await new Promise((resolve) => setTimeout(resolve, BREATH));
        wasEmpty = isEmpty;
      }
    };
    // Whoever opened the line must hold it before it says that it is open.
    setTimeout(() => closing.signal.aborted || listener.onOpen());

    return {
      send(frame) {
        outgoing.push(frame);
        void speak();
      },
      probe: () => void speak(),
      close() {
        closing.abort();
        waitingPost.abort();
      },
    };
  };
}

type Answer = { readonly frames: readonly ServerFrame[]; readonly end: LineEnd | null };

const NOTHING: Answer = { frames: [], end: null };
const LOST: Answer = { frames: [], end: { kind: "lost", retryAfter: null } };

async function post(url: string, body: string, givingUp: AbortSignal): Promise<Answer> {
  const deadline = new AbortController();
  const giveUp = () => deadline.abort();
  const timer = setTimeout(giveUp, ANSWER_WITHIN);
  givingUp.addEventListener("abort", giveUp);
  try {
    const headers = { "content-type": "application/json" };
    const request = { method: "POST", headers, credentials: "omit", body, signal: deadline.signal } as const;
    return await answerOf(await fetch(url, request));
  } finally {
    clearTimeout(timer);
    givingUp.removeEventListener("abort", giveUp);
  }
}

async function answerOf(response: Response): Promise<Answer> {
  if (SHUT.includes(response.status)) return { frames: [], end: { kind: "shut" } };
  if (!response.ok) return { frames: [], end: { kind: "lost", retryAfter: retryAfter(response) } };
  const { frames } = (await response.json()) as { readonly frames: readonly unknown[] };
  return { frames: frames.filter(isFrame), end: null };
}

function retryAfter(response: Response): number | null {
  const seconds = Number(response.headers.get("retry-after"));
  return seconds > 0 ? seconds * 1000 : null;
}
