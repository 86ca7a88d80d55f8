import { retryDelay } from "./backoff.ts";
import { type Cell, cell } from "./cell.ts";
import type { Line, LineEnd, LineListener, OpenLine } from "./line.ts";
import { type BrowserFrame, type Hello, isAboutUser, isFinal, type ServerFrame } from "./wire.ts";

/** `idle`: not asked for. `joining`: first attempt. `lost`: trying again. `shut`: the server does not want us. */
export type Link = "idle" | "joining" | "live" | "lost" | "shut";

export type ConnectionParts = {
  readonly openSocket: OpenLine;
  readonly openExchange: OpenLine;
  readonly hello: () => Hello;
  readonly onFrame: (frame: ServerFrame) => void;
  readonly now: () => number;
  readonly random: () => number;
};

export type Connection = {
  readonly link: Cell<Link>;
  start(): void;
  stop(): void;
  /** False when nobody could hear it: nothing is kept for later here. */
  send(frame: BrowserFrame): boolean;
  /** On the line that is open: to be told what was missed. */
  sayHello(): void;
  /** The network or the visitor has come back: try at once, or find out whether the line still lives. */
  wake(): void;
  /** The line cannot be trusted any more. */
  restart(): void;
};

const WELCOME_WITHIN = 10_000;
/** So many sockets that brought no welcome, and posts are tried. */
const SOCKETS_BEFORE_POSTS = 2;
/** While posts work, how often a socket is tried beside them. */
const SOCKET_AGAIN_AFTER = 5 * 60_000;
/** A line that lived so long was good, and its successor starts with a short delay again. */
const GOOD_AFTER = 30_000;
const LOST: LineEnd = { kind: "lost", retryAfter: null };

/** Keeps one line to the server alive. A line counts as live from its welcome on, not from its opening. */
export function openConnection(parts: ConnectionParts): Connection {
  const link = cell<Link>("idle");
  let line: Line | null = null;
  let candidate: Line | null = null;
  let socketMisses = 0;
  let attempt = 0;
  let liveSince = Number.POSITIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const after = (delay: number, act: () => void) => {
    clearTimeout(timer);
    timer = setTimeout(act, delay);
  };
  const sayHello = () => line?.send(parts.hello());

  const letGo = () => {
    clearTimeout(timer);
    line?.close();
    candidate?.close();
    line = null;
    candidate = null;
  };
  const connect = () => {
    const isPosting = socketMisses >= SOCKETS_BEFORE_POSTS;
    after(WELCOME_WITHIN, () => missed(isPosting, LOST));
    line = (isPosting ? parts.openExchange : parts.openSocket)(listener(isPosting));
  };
  const ended = (end: LineEnd) => {
    letGo();
    if (parts.now() - liveSince > GOOD_AFTER) attempt = 0;
    liveSince = Number.POSITIVE_INFINITY;
    if (end.kind === "shut") {
      link.set("shut");
      return;
    }
    after(end.retryAfter ?? retryDelay(attempt, parts.random()), connect);
    attempt += 1;
    link.set("lost");
  };
  /** No welcome came on this line. After failing posts the next try is a socket again, and so on in turn. */
  const missed = (wasPosting: boolean, end: LineEnd) => {
    socketMisses = wasPosting ? SOCKETS_BEFORE_POSTS - 1 : socketMisses + 1;
    ended(end);
  };
  const welcomed = (isPosting: boolean) => {
    liveSince = Math.min(liveSince, parts.now());
    clearTimeout(timer);
    if (isPosting) after(SOCKET_AGAIN_AFTER, trySocket);
    else socketMisses = 0;
    link.set("live");
  };
  const heard = (frame: ServerFrame, isPosting: boolean) => {
    if (frame.type === "welcome") welcomed(isPosting);
    const isUnwelcome = frame.type === "refused" && frame.key === null && link.value !== "live";
    if (isUnwelcome && !isAboutUser(frame.code)) {
      const retryAfter = frame.retry_after === null ? null : frame.retry_after * 1000;
      ended(isFinal(frame.code) ? { kind: "shut" } : { kind: "lost", retryAfter });
    } else parts.onFrame(frame);
  };
  const listener = (isPosting: boolean): LineListener => ({
    onOpen: sayHello,
    onFrame: (frame) => heard(frame, isPosting),
    onEnd: (end) => (link.value === "live" ? ended(end) : missed(isPosting, end)),
  });
  const trySocket = () => {
    const usual = listener(false);
    candidate = parts.openSocket({
      ...usual,
      onOpen() {
        line?.close();
        line = candidate;
        candidate = null;
        // From the old line nothing more will come; the new one is live with its own welcome.
        link.set("lost");
        after(WELCOME_WITHIN, () => missed(false, LOST));
        sayHello();
      },
      onEnd(end) {
        if (!candidate) return usual.onEnd(end);
        candidate = null;
        after(SOCKET_AGAIN_AFTER, trySocket);
      },
    });
  };

  return {
    link,
    sayHello,
    start() {
      if (link.value !== "idle") return;
      link.set("joining");
      connect();
    },
    stop() {
      letGo();
      link.set("idle");
    },
    send(frame) {
      if (link.value !== "live" || !line) return false;
      line.send(frame);
      return true;
    },
    wake() {
      if (link.value === "live") line?.probe();
      else if (link.value !== "idle" && !line) {
        attempt = 0;
        connect();
      }
    },
    restart() {
      if (link.value === "live") ended(LOST);
    },
  };
}
