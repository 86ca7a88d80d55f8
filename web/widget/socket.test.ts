import { beforeEach, expect, test, vi } from "vitest";
import type { LineEnd } from "./line.ts";
import { socketLine } from "./socket.ts";
import type { ServerFrame } from "./wire.ts";

/** A browser's socket; the test is the network. */
class NetworkSocket {
  static readonly OPEN = 1;
  static last: NetworkSocket;
  readyState = 0;
  readonly sent: string[] = [];
  onopen: () => void = () => undefined;
  onmessage: (event: { readonly data: string }) => void = () => undefined;
  onclose: (event: { readonly code: number }) => void = () => undefined;

  constructor() {
    NetworkSocket.last = this;
  }

  send(text: string) {
    this.sent.push(text);
  }

  close() {
    this.readyState = 3;
  }

  becomeOpen() {
    this.readyState = NetworkSocket.OPEN;
    this.onopen();
  }
}

function openLine() {
  const heard: ServerFrame[] = [];
  const ends: LineEnd[] = [];
  const onOpen = vi.fn();
  const line = socketLine("wss://okno.example/site/lavka/socket")({
    onOpen,
    onFrame: (frame) => void heard.push(frame),
    onEnd: (end) => void ends.push(end),
  });
  return { line, heard, ends, onOpen };
}

const PING = '{"type":"ping"}';
const PONG = { data: '{"type":"pong"}' };

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("WebSocket", NetworkSocket);
  return () => vi.useRealTimers();
});

test("a quiet socket is asked every 25 seconds, and lives as long as it answers", () => {
  const { ends } = openLine();
  NetworkSocket.last.becomeOpen();
  for (let times = 1; times <= 10; times += 1) {
    vi.advanceTimersByTime(25_000);
    expect(NetworkSocket.last.sent).toHaveLength(times);
    vi.advanceTimersByTime(9_000);
    NetworkSocket.last.onmessage(PONG);
  }
  expect(NetworkSocket.last.sent[0]).toBe(PING);
  expect(ends).toEqual([]);
});

test("one that does not answer within 10 seconds counts as cut", () => {
  const { ends } = openLine();
  NetworkSocket.last.becomeOpen();
  vi.advanceTimersByTime(34_999);
  expect(ends).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(ends).toEqual([{ kind: "lost", retryAfter: null }]);
});

test("a visitor who comes back to the page learns within 4 seconds", () => {
  const { line, ends } = openLine();
  NetworkSocket.last.becomeOpen();
  line.probe();
  expect(NetworkSocket.last.sent).toEqual([PING]);
  vi.advanceTimersByTime(4_000);
  expect(ends).toHaveLength(1);
});

test("what is no frame is passed over", () => {
  const { heard } = openLine();
  NetworkSocket.last.becomeOpen();
  for (const data of ["<html>proxy</html>", "null", "[]", '{"no":"type"}'])
    NetworkSocket.last.onmessage({ data });
  NetworkSocket.last.onmessage(PONG);
  expect(heard).toEqual([{ type: "pong" }]);
});

test("the server's word that this page is not served ends it for good", () => {
  const { ends } = openLine();
  NetworkSocket.last.onclose({ code: 4403 });
  expect(ends).toEqual([{ kind: "shut" }]);
});

test("where the page's policy makes the browser throw, it is a line that did not open", () => {
  vi.stubGlobal("WebSocket", () => {
    throw new DOMException("blocked", "SecurityError");
  });
  const { ends, onOpen } = openLine();
  expect(ends).toEqual([]);
  vi.advanceTimersByTime(0);
  expect(ends).toEqual([{ kind: "lost", retryAfter: null }]);
  expect(onOpen).not.toHaveBeenCalled();
});

test("after closing nothing more is heard", () => {
  const { line, heard, ends } = openLine();
  NetworkSocket.last.becomeOpen();
  line.close();
  NetworkSocket.last.onmessage(PONG);
  NetworkSocket.last.onclose({ code: 1006 });
  vi.advanceTimersByTime(120_000);
  expect([heard, ends]).toEqual([[], []]);
});
