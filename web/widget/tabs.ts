import type { Line, LineEnd, LineListener, OpenLine } from "./line.ts";
import type { BrowserFrame, Hello, ServerFrame, Welcome } from "./wire.ts";

/** What the tab that holds the line does for the others. */
export type Lead = {
  /** All that this tab knows, as one frame; null while it does not know it. */
  welcome(): Welcome | null;
  /** A tab has come, or asks anew. */
  meet(hello: Hello): void;
  say(frame: BrowserFrame): void;
  wake(): void;
};

export type Tabs = {
  /** The same way to the server, but one line for all tabs of this browser. */
  share(open: OpenLine): OpenLine;
  /** The page goes, or does not want a line any more: another tab may lead. */
  leave(): void;
};

export type TabParts = {
  readonly name: string;
  readonly locks: LockManager | undefined;
  readonly openChannel: ((name: string) => BroadcastChannel) | undefined;
  readonly newKey: () => string;
  readonly lead: () => Lead;
  /** Only a tab before somebody's eyes takes the lead from one that does not answer. */
  readonly isVisible: () => boolean;
};

type Note =
  | { readonly kind: "ask"; readonly from: string; readonly frame: BrowserFrame }
  | { readonly kind: "heard"; readonly to: string }
  | { readonly kind: "frame"; readonly to: string | null; readonly frame: ServerFrame }
  | { readonly kind: "end"; readonly end: LineEnd }
  | { readonly kind: "lead" };

type Open = { readonly listener: LineListener; readonly line: Line };

/** A tab that leads answers at once, unless its browser has put it to sleep. */
const PATIENCE = 3_000;
const AGAIN: LineEnd = { kind: "lost", retryAfter: 0 };

/**
 * One tab holds a Web Lock and the line; the others speak and listen through it. When it goes, the lock goes to the
 * next, which opens a line of its own from where it stands. Without locks or channels every tab has its own line.
 */
export function tabsOf(parts: TabParts): Tabs {
  const { locks, openChannel } = parts;
  if (!locks || !openChannel) return { share: (open) => open, leave: () => undefined };
  const lockName = `${parts.name}:line`;
  const me = parts.newKey();
  let role: "leading" | "following" | "alone" | null = null;
  let entering: Promise<void> | null = null;
  let channel: BroadcastChannel | null = null;
  let letGo: () => void = () => undefined;
  let queueing = new AbortController();
  /** This tab's own lines, of whichever kind. */
  let held: readonly Open[] = [];
  let asker: string | null = null;
  let patience: ReturnType<typeof setTimeout> | undefined;

  const tell = (note: Note) => channel?.postMessage(note);
  const endAll = (end: LineEnd) => {
    const ended = held;
    held = [];
    for (const { line, listener } of ended) {
      line.close();
      listener.onEnd(end);
    }
  };
  const lead = () => {
    role = "leading";
    clearTimeout(patience);
    tell({ kind: "lead" });
    // What was a way through another tab becomes a line.
    endAll(AGAIN);
    return new Promise<void>((end) => {
      letGo = end;
    });
  };
  const succeed = () => {
    const ended = lead();
    parts.lead().wake();
    return ended;
  };
  const request = (options: LockOptions) => {
    const mine = queueing;
    locks
      .request(lockName, { ...options, ...(!options.steal && { signal: mine.signal }) }, succeed)
      .catch(() => {
        if (mine !== queueing || mine.signal.aborted || role !== "leading") return;
        // Another tab thought that we sleep.
        role = "following";
        endAll(AGAIN);
        request({});
      });
  };
  const steal = () => {
    if (role !== "following" || !parts.isVisible()) return;
    queueing.abort();
    queueing = new AbortController();
    request({ steal: true });
  };
  const enter = async () => {
    channel = openChannel(parts.name);
    channel.onmessage = ({ data }: MessageEvent<Note>) => hear(data);
    await new Promise<void>((known) => {
      const mine = queueing;
      locks
        .request(lockName, { ifAvailable: true }, (lock) => {
          if (!lock) {
            role = "following";
            request({});
            return known();
          }
          const end = lead();
          known();
          return end;
        })
        .catch(() => {
          if (role === null) role = "alone";
          else if (role === "leading" && mine === queueing && !mine.signal.aborted) {
            role = "following";
            endAll(AGAIN);
            request({});
          }
          known();
        });
    });
  };
  const hear = (note: Note) => {
    if (role === "leading" && note.kind === "ask") answer(note.from, note.frame);
    const isForUs = !("to" in note) || note.to === null || note.to === me;
    if (role === "following" && note.kind !== "ask" && isForUs) follow(note);
  };
  const follow = (note: Exclude<Note, { readonly kind: "ask" }>) => {
    clearTimeout(patience);
    if (note.kind === "lead") endAll(AGAIN);
    if (note.kind === "end") endAll(note.end);
    if (note.kind === "frame") for (const { listener } of held) listener.onFrame(note.frame);
  };
  const answer = (from: string, frame: BrowserFrame) => {
    tell({ kind: "heard", to: from });
    const leading = parts.lead();
    if (frame.type === "hello") {
      leading.meet(frame);
      const welcome = leading.welcome();
      if (welcome) tell({ kind: "frame", to: from, frame: welcome });
      else leading.wake();
    } else if (frame.type === "ping") leading.wake();
    // What has reached this tab is confirmed by this tab.
    else if (frame.type !== "received") {
      if (frame.type === "link") asker = from;
      leading.say(frame);
    }
  };
  /** What this tab hears, the others hear; a welcome only when this tab has taken it in. */
  const retelling = (listener: LineListener): LineListener => ({
    onOpen: listener.onOpen,
    onFrame(frame) {
      if (frame.type === "link" && asker !== null) {
        tell({ kind: "frame", to: asker, frame });
        return;
      }
      if (frame.type !== "welcome" && frame.type !== "link" && frame.type !== "pong") {
        tell({ kind: "frame", to: null, frame });
      }
      listener.onFrame(frame);
      const welcome = frame.type === "welcome" && parts.lead().welcome();
      if (welcome) tell({ kind: "frame", to: null, frame: welcome });
    },
    onEnd(end) {
      tell({ kind: "end", end });
      listener.onEnd(end);
    },
  });
  const through = (listener: LineListener): Line => {
    let isClosed = false;
    const ask = (frame: BrowserFrame) => {
      if (frame.type === "hello" || frame.type === "ping") {
        clearTimeout(patience);
        patience = setTimeout(steal, PATIENCE);
      }
      tell({ kind: "ask", from: me, frame });
    };
    setTimeout(() => isClosed || listener.onOpen());
    return {
      send: ask,
      probe: () => ask({ type: "ping" }),
      close() {
        isClosed = true;
        clearTimeout(patience);
      },
    };
  };
  const own = (open: OpenLine, listener: LineListener): Line => {
    const line = open(role === "leading" ? retelling(listener) : listener);
    const send = (frame: BrowserFrame) => {
      if (frame.type === "link") asker = null;
      line.send(frame);
    };
    return { ...line, send };
  };

  return {
    share: (open) => (listener) => {
      let opened: Open | null = null;
      let isClosed = false;
      entering ??= enter();
      void entering.then(() => {
        if (isClosed) return;
        const line = role === "following" ? through(listener) : own(open, listener);
        opened = { line, listener };
        held = [...held, opened];
      });
      return {
        send: (frame) => opened?.line.send(frame),
        probe: () => opened?.line.probe(),
        close() {
          isClosed = true;
          held = held.filter((one) => one !== opened);
          opened?.line.close();
        },
      };
    },
    leave() {
      queueing.abort();
      queueing = new AbortController();
      letGo();
      letGo = () => undefined;
      channel?.close();
      channel = null;
      entering = null;
      role = null;
    },
  };
}
