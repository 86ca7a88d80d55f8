import type { LineListener, OpenLine } from "../line.ts";
import type { BrowserFrame, Hello, LoggedEvent, Message, ServerFrame } from "../wire.ts";
import { annaSaid, borisSays, welcome } from "./messages.ts";

type Wire = { readonly listener: LineListener; isOpen: boolean };

/** The other end of the visitor's wire, in memory: one visitor, a log, and lines that can be cut anywhere. */
export function visitorServer() {
  const log: LoggedEvent[] = [];
  const messages: Message[] = [];
  const frames: BrowserFrame[] = [];
  const hellos: Hello[] = [];
  const wires = new Set<Wire>();
  let lastId = 100;
  let refusal: { readonly code: string; readonly retryAfter: number | null } | null = null;
  let isAway = false;
  let losesNext = false;

  const seq = () => log[log.length - 1]?.seq ?? 0;
  const deliver = (wire: Wire, frame: ServerFrame) => {
    if (wire.isOpen) wire.listener.onFrame(frame);
  };
  const tell = (frame: ServerFrame) => {
    for (const wire of [...wires]) deliver(wire, frame);
  };
  const record = (event: Omit<LoggedEvent, "seq">) => {
    const after = seq();
    const logged = { ...event, seq: after + 1 } as LoggedEvent;
    log.push(logged);
    tell({ type: "events", after, upto: logged.seq, events: [logged] });
  };
  const cut = () => {
    for (const wire of [...wires]) {
      wires.delete(wire);
      wire.isOpen = false;
      wire.listener.onEnd({ kind: "lost", retryAfter: null });
    }
  };
  const greet = (wire: Wire, hello: Hello) => {
    hellos.push(hello);
    wires.add(wire);
    const { since } = hello;
    deliver(wire, welcome({ seq: seq(), messages: since === null ? [...messages] : null }));
    if (since === null) return;
    const events = log.filter((event) => event.seq > since);
    deliver(wire, { type: "events", after: since, upto: seq(), events });
  };
  const store = (wire: Wire, key: string, text: string) => {
    if (!messages.some((message) => message.key === key)) {
      lastId += 1;
      const message = annaSaid(lastId, text, key);
      messages.push(message);
      record({ kind: "message", body: message });
    }
    const stored = messages.find((message) => message.key === key);
    if (losesNext) {
      losesNext = false;
      cut();
    } else if (stored) deliver(wire, { type: "accepted", key, id: stored.id, at: stored.at });
  };
  const hear = (wire: Wire, frame: BrowserFrame) => {
    frames.push(frame);
    if (frame.type === "hello") greet(wire, frame);
    if (frame.type !== "message") return;
    if (refusal) deliver(wire, refused(frame.key, refusal.code, refusal.retryAfter));
    else store(wire, frame.key, frame.text);
  };

  const open: OpenLine = (listener) => {
    const wire: Wire = { listener, isOpen: true };
    setTimeout(() => {
      if (!wire.isOpen) return;
      if (isAway) {
        wire.isOpen = false;
        listener.onEnd({ kind: "lost", retryAfter: null });
      } else listener.onOpen();
    });
    return {
      // As on a network: what is sent arrives a little later, or never.
      send: (frame) => void setTimeout(() => wire.isOpen && hear(wire, frame)),
      probe: () => undefined,
      close() {
        wire.isOpen = false;
        wires.delete(wire);
      },
    };
  };

  return {
    open,
    messages,
    frames,
    hellos,
    cut,
    tell,
    texts: () => messages.filter((message) => message.mine).map((message) => message.text),
    of: <T extends BrowserFrame["type"]>(type: T) =>
      frames.filter((frame): frame is Extract<BrowserFrame, { type: T }> => frame.type === type),
    /** Boris answers; the answer goes into the log and to whoever is connected. */
    say(text: string) {
      lastId += 1;
      messages.push(borisSays(lastId, text));
      record({ kind: "message", body: borisSays(lastId, text) });
      return lastId;
    },
    /** The next message is stored, but the line is cut before the visitor hears of it. */
    loseNextAnswer() {
      losesNext = true;
    },
    refuse(code: string | null, retryAfter: number | null = null) {
      refusal = code === null ? null : { code, retryAfter };
    },
    goAway(away: boolean) {
      isAway = away;
      if (away) cut();
    },
  };
}

const refused = (key: string, code: string, retryAfter: number | null): ServerFrame => ({
  type: "refused",
  key,
  code,
  retry_after: retryAfter,
});
