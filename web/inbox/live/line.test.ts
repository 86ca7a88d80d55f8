import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Line, type LineState } from "./line.ts";

/** The server's end of a socket. */
class Wire {
  static all: Wire[] = [];
  static readonly OPEN = 1;
  readyState = 0;
  readonly sent: unknown[] = [];
  onopen: () => void = () => undefined;
  onmessage: (event: { data: string }) => void = () => undefined;
  onclose: (event: { code: number }) => void = () => undefined;

  constructor() {
    Wire.all.push(this);
  }
  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }
  close(): void {
    this.readyState = 3;
  }
  accept(): void {
    this.readyState = 1;
    this.onopen();
  }
  tell(frame: unknown): void {
    this.onmessage({ data: JSON.stringify(frame) });
  }
  cut(code: number): void {
    this.readyState = 3;
    this.onclose({ code });
  }
}

const states: LineState[] = [];
let line: Line | null = null;

const last = (): Wire => {
  const wire = Wire.all.at(-1);
  if (!wire) throw new Error("nobody has called");
  return wire;
};

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("WebSocket", Wire);
  Wire.all = [];
  states.length = 0;
  line = new Line("ws://shop.example/api/live", {
    since: () => 4711,
    onFrame: () => undefined,
    onState: (state) => states.push(state),
    chance: () => 0,
  });
});

afterEach(() => {
  line?.end();
  vi.useRealTimers();
});

test("says hello with what the window holds", () => {
  last().accept();
  expect(last().sent[0]).toEqual({ type: "hello", since: 4711 });
});

test("is open only once the server has said something", () => {
  last().accept();
  expect(states).toEqual([]);
  last().tell({ type: "pong" });
  expect(states).toEqual([{ is: "open" }]);
});

test("a cut line comes back by itself and says since when it was lost", () => {
  last().accept();
  last().tell({ type: "pong" });
  last().cut(1006);
  expect(states.at(-1)).toMatchObject({ is: "lost" });
  vi.advanceTimersByTime(1000);
  expect(Wire.all).toHaveLength(2);
});

test("tries grow further apart", () => {
  for (const wait of [250, 500, 1000, 2000]) {
    const known = Wire.all.length;
    last().cut(1006);
    vi.advanceTimersByTime(wait - 1);
    expect(Wire.all).toHaveLength(known);
    vi.advanceTimersByTime(1);
    expect(Wire.all).toHaveLength(known + 1);
  }
});

test("a line that was too slow resumes at once and tells nobody", () => {
  last().accept();
  last().tell({ type: "pong" });
  last().cut(4409);
  vi.advanceTimersByTime(0);
  expect(Wire.all).toHaveLength(2);
  expect(states.at(-1)).toEqual({ is: "open" });
});

test("a line that was signed out stays shut", () => {
  last().cut(4401);
  vi.advanceTimersByTime(60_000);
  expect(Wire.all).toHaveLength(1);
  expect(states.at(-1)).toEqual({ is: "shut", why: "signed_out" });
});

test("a server that no longer answers is left", () => {
  last().accept();
  last().tell({ type: "pong" });
  vi.advanceTimersByTime(20_000);
  expect(last().sent.at(-1)).toEqual({ type: "ping" });
  vi.advanceTimersByTime(9_000);
  expect(Wire.all).toHaveLength(2);
});

test("when the network is back nobody waits", () => {
  last().cut(1006);
  dispatchEvent(new Event("online"));
  expect(Wire.all).toHaveLength(2);
});
