import type { LineEnd, OpenLine } from "./line.ts";
import { readFrame } from "./wire.ts";

const PING_EVERY = 25_000;
const PONG_WITHIN = 10_000;
/** Somebody has just come back to the page and should not look at a dead line for long. */
const PROBE_WITHIN = 4_000;
const WRONG_ORIGIN = 4403;
const LOST: LineEnd = { kind: "lost", retryAfter: null };

/** Opens sockets to `url`. A socket that stays silent after a ping counts as cut. */
export function socketLine(url: string): OpenLine {
  return (listener) => {
    const socket = connect(url);
    let isEnded = false;
    let pingTimer: ReturnType<typeof setTimeout> | undefined;
    let pongTimer: ReturnType<typeof setTimeout> | undefined;

    const stop = () => {
      isEnded = true;
      clearTimeout(pingTimer);
      clearTimeout(pongTimer);
      socket?.close();
    };
    const end = (end: LineEnd) => {
      if (isEnded) return;
      stop();
      listener.onEnd(end);
    };
    const send = (text: string) => {
      if (socket?.readyState === WebSocket.OPEN) socket.send(text);
    };
    const ping = (within: number) => {
      send('{"type":"ping"}');
      clearTimeout(pongTimer);
      pongTimer = setTimeout(() => end(LOST), within);
    };
    /** Whatever comes proves life, not only a pong. */
    const heard = () => {
      clearTimeout(pongTimer);
      clearTimeout(pingTimer);
      pingTimer = setTimeout(() => ping(PONG_WITHIN), PING_EVERY);
    };

    if (socket) {
      socket.onopen = () => {
        if (isEnded) return;
        heard();
        listener.onOpen();
      };
      socket.onmessage = ({ data }) => {
        if (isEnded) return;
        heard();
        const frame = readFrame(String(data));
        if (frame) listener.onFrame(frame);
      };
      socket.onclose = ({ code }) => end(code === WRONG_ORIGIN ? { kind: "shut" } : LOST);
    } else setTimeout(() => end(LOST));

    return {
      send: (frame) => send(JSON.stringify(frame)),
      probe: () => ping(PROBE_WITHIN),
      close: stop,
    };
  };
}

/** Null where the page's policy forbids the socket: some browsers throw, others close it at once. */
function connect(url: string): WebSocket | null {
  try {
    return new WebSocket(url);
  } catch {
    return null;
  }
}
