import type { BrowserFrame, ServerFrame } from "#shared/events.ts";
import { delayBefore } from "./backoff.ts";

/** How it stands with the server. */
export type LineState =
  | { readonly is: "opening" }
  | { readonly is: "open" }
  | { readonly is: "lost"; readonly since: number }
  | { readonly is: "shut"; readonly why: "signed_out" | "wrong_origin" };

export type LineHandlers = {
  /** The seq that the window holds. */
  readonly since: () => number;
  readonly onFrame: (frame: ServerFrame) => void;
  readonly onState: (state: LineState) => void;
  /** The server has just been greeted on a fresh socket. */
  readonly onGreeted?: () => void;
  /** Numbers in [0, 1), which spread windows that were cut off together. */
  readonly chance: () => number;
};

const SIGNED_OUT = 4401;
const WRONG_ORIGIN = 4403;
const RESUME = 4409;

const PING_EVERY = 20_000;
const WORD_WITHIN = 8_000;

/**
 * The socket of the window: says hello with what it holds, notices when it is cut off, and comes back by itself,
 * at once when the network or the tab does.
 */
export class Line {
  private socket: WebSocket | null = null;
  private attempt = 0;
  private lostSince: number | null = null;
  private again: ReturnType<typeof setTimeout> | undefined;
  private ping: ReturnType<typeof setTimeout> | undefined;
  private silence: ReturnType<typeof setTimeout> | undefined;
  private isOver = false;
  private readonly url: string;
  private readonly handlers: LineHandlers;

  constructor(url: string, handlers: LineHandlers) {
    this.url = url;
    this.handlers = handlers;
    addEventListener("online", this.hurry);
    addEventListener("offline", this.doubt);
    document.addEventListener("visibilitychange", this.doubt);
    this.open();
  }

  /** Sends when somebody listens; fleeting frames are not worth keeping. */
  say(frame: BrowserFrame): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(frame));
  }

  /** Asks for everything after what the window holds. */
  hello(): void {
    this.say({ type: "hello", since: this.handlers.since() });
  }

  end(): void {
    this.isOver = true;
    removeEventListener("online", this.hurry);
    removeEventListener("offline", this.doubt);
    document.removeEventListener("visibilitychange", this.doubt);
    this.drop();
    clearTimeout(this.again);
  }

  private open(): void {
    const socket = new WebSocket(this.url);
    this.socket = socket;
    this.expectWord();
    socket.onopen = () => {
      if (socket !== this.socket) return;
      this.hello();
      this.handlers.onGreeted?.();
      this.listen();
    };
    socket.onmessage = ({ data }) => {
      if (socket === this.socket) this.hear(JSON.parse(String(data)) as ServerFrame);
    };
    socket.onclose = ({ code }) => {
      if (socket === this.socket) this.lose(code);
    };
  }

  private hear(frame: ServerFrame): void {
    clearTimeout(this.silence);
    // Only a frame proves that the server took our hello.
    this.attempt = 0;
    this.lostSince = null;
    this.handlers.onState({ is: "open" });
    if (frame.type !== "pong") this.handlers.onFrame(frame);
  }

  private listen(): void {
    clearTimeout(this.ping);
    this.doubt();
    this.ping = setTimeout(() => this.listen(), PING_EVERY);
  }

  /** A socket may be dead without knowing it; an answer to a ping tells. */
  private readonly doubt = (): void => {
    if (this.socket?.readyState !== WebSocket.OPEN) {
      if (document.visibilityState === "visible") this.hurry();
      return;
    }
    this.say({ type: "ping" });
    this.expectWord();
  };

  private expectWord(): void {
    clearTimeout(this.silence);
    this.silence = setTimeout(() => this.lose(0), WORD_WITHIN);
  }

  private readonly hurry = (): void => {
    if (this.isOver || this.again === undefined) return;
    clearTimeout(this.again);
    this.again = undefined;
    this.attempt = 0;
    this.open();
  };

  private lose(code: number): void {
    this.drop();
    if (this.isOver) return;
    if (code === SIGNED_OUT) this.shut("signed_out");
    else if (code === WRONG_ORIGIN) this.shut("wrong_origin");
    else this.comeBack(code);
  }

  private comeBack(code: number): void {
    this.lostSince ??= Date.now();
    if (code !== RESUME) this.handlers.onState({ is: "lost", since: this.lostSince });
    const wait =
      code === RESUME && this.attempt === 0 ? 0 : delayBefore(this.attempt, this.handlers.chance());
    this.attempt += 1;
    clearTimeout(this.again);
    this.again = setTimeout(() => {
      this.again = undefined;
      this.open();
    }, wait);
  }

  private shut(why: "signed_out" | "wrong_origin"): void {
    this.end();
    this.handlers.onState({ is: "shut", why });
  }

  private drop(): void {
    clearTimeout(this.ping);
    clearTimeout(this.silence);
    const socket = this.socket;
    this.socket = null;
    socket?.close();
  }
}
