import { beforeEach, describe, expect, test, vi } from "vitest";
import { openConnection } from "./connection.ts";
import type { LineEnd, LineListener, OpenLine } from "./line.ts";
import { welcome } from "./testing/messages.ts";
import type { BrowserFrame, Hello, ServerFrame } from "./wire.ts";

type Opened = {
  readonly way: "socket" | "posts";
  readonly listener: LineListener;
  sent: BrowserFrame[];
  isClosed: boolean;
};

const LOST: LineEnd = { kind: "lost", retryAfter: null };
const HELLO: Hello = {
  type: "hello",
  token: null,
  since: null,
  page: { url: "", title: "", referrer: "" },
  language: "ru",
  user: null,
};

function lines() {
  const opened: Opened[] = [];
  const heard: ServerFrame[] = [];
  const way =
    (name: Opened["way"]): OpenLine =>
    (listener) => {
      const line: Opened = { way: name, listener, sent: [], isClosed: false };
      opened.push(line);
      return {
        send: (frame) => void line.sent.push(frame),
        probe: () => void line.sent.push({ type: "ping" }),
        close: () => {
          line.isClosed = true;
        },
      };
    };
  const connection = openConnection({
    openSocket: way("socket"),
    openExchange: way("posts"),
    hello: () => HELLO,
    onFrame: (frame) => void heard.push(frame),
    now: Date.now,
    random: () => 1,
  });
  const last = () => {
    const line = opened[opened.length - 1];
    if (!line) throw new Error("no line was opened");
    return line;
  };
  const becomeLive = () => {
    last().listener.onOpen();
    last().listener.onFrame(welcome());
  };
  return { connection, opened, heard, last, becomeLive };
}

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

describe("a socket", () => {
  test("says hello first and is live from the welcome on", () => {
    const { connection, last, heard } = lines();
    connection.start();
    expect(connection.send({ type: "typing" })).toBe(false);
    last().listener.onOpen();
    expect(last().sent).toEqual([HELLO]);
    expect(connection.link.value).toBe("joining");
    last().listener.onFrame(welcome());
    expect(connection.link.value).toBe("live");
    expect(heard).toEqual([welcome()]);
    expect(connection.send({ type: "typing" })).toBe(true);
  });

  test("that is cut is followed by another, after a longer pause each time", () => {
    const { connection, opened, last, becomeLive } = lines();
    connection.start();
    becomeLive();
    const pauses = [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000];
    for (const pause of pauses) {
      last().listener.onEnd(LOST);
      expect(connection.link.value).toBe("lost");
      const before = opened.length;
      vi.advanceTimersByTime(pause - 1);
      expect(opened.length).toBe(before);
      vi.advanceTimersByTime(1);
      expect(opened.length).toBe(before + 1);
      becomeLive();
    }
  });

  test("that lived long is followed soon again", () => {
    const { connection, opened, last, becomeLive } = lines();
    connection.start();
    for (let times = 0; times < 4; times += 1) {
      becomeLive();
      vi.advanceTimersByTime(31_000);
      last().listener.onEnd(LOST);
      const before = opened.length;
      vi.advanceTimersByTime(1_000);
      expect(opened.length).toBe(before + 1);
    }
  });

  test("is opened at once when the network comes back", () => {
    const { connection, opened, last, becomeLive } = lines();
    connection.start();
    becomeLive();
    last().listener.onEnd(LOST);
    connection.wake();
    expect(opened.length).toBe(2);
    connection.wake();
    expect(opened.length).toBe(2);
  });

  test("that is live is asked for a sign of life when the visitor comes back", () => {
    const { connection, last, becomeLive } = lines();
    connection.start();
    becomeLive();
    connection.wake();
    expect(last().sent).toContainEqual({ type: "ping" });
  });

  test("that fails now and then is still a socket: only two in a row count", () => {
    const { connection, opened, last, becomeLive } = lines();
    connection.start();
    for (let times = 0; times < 3; times += 1) {
      last().listener.onEnd(LOST);
      connection.wake();
      becomeLive();
      last().listener.onEnd(LOST);
      connection.wake();
    }
    expect(opened.map((line) => line.way)).not.toContain("posts");
  });

  test("that opens but brings no welcome counts as blocked", () => {
    const { connection, opened, last } = lines();
    connection.start();
    for (const pause of [11_000, 12_000]) {
      last().listener.onOpen();
      vi.advanceTimersByTime(pause);
    }
    expect(opened.map((line) => line.way)).toEqual(["socket", "socket", "posts"]);
  });
});

describe("posts", () => {
  function blocked() {
    const all = lines();
    all.connection.start();
    all.last().listener.onEnd(LOST);
    vi.advanceTimersByTime(1_000);
    all.last().listener.onEnd(LOST);
    vi.advanceTimersByTime(2_000);
    expect(all.last().way).toBe("posts");
    return all;
  }

  test("stand in after two sockets, and a socket takes over as soon as one opens again", () => {
    const { connection, opened, last, becomeLive } = blocked();
    becomeLive();
    const posts = last();
    vi.advanceTimersByTime(5 * 60_000);
    expect(last().way).toBe("socket");
    last().listener.onEnd(LOST);
    expect(connection.link.value).toBe("live");
    expect(posts.isClosed).toBe(false);
    vi.advanceTimersByTime(5 * 60_000);
    expect(opened.length).toBe(5);
    becomeLive();
    expect(posts.isClosed).toBe(true);
    expect(last().sent[0]).toEqual(HELLO);
    expect(connection.link.value).toBe("live");
    expect(connection.send({ type: "typing" })).toBe(true);
    expect(last().sent).toContainEqual({ type: "typing" });
  });

  test("that fail too give the socket another chance, in turn", () => {
    const { opened, last } = blocked();
    for (const pause of [4_000, 8_000, 16_000]) {
      last().listener.onEnd(LOST);
      vi.advanceTimersByTime(pause);
    }
    expect(opened.map((line) => line.way)).toEqual([
      "socket",
      "socket",
      "posts",
      "socket",
      "posts",
      "socket",
    ]);
  });
});

describe("a server", () => {
  test("that says when to come back is obeyed", () => {
    const { connection, opened, last } = lines();
    connection.start();
    last().listener.onEnd({ kind: "lost", retryAfter: 90_000 });
    vi.advanceTimersByTime(89_999);
    expect(opened.length).toBe(1);
    vi.advanceTimersByTime(1);
    expect(opened.length).toBe(2);
  });

  test("that does not serve this page is left alone until the visitor comes back", () => {
    const { connection, opened, last } = lines();
    connection.start();
    last().listener.onEnd({ kind: "shut" });
    expect(connection.link.value).toBe("shut");
    vi.advanceTimersByTime(60 * 60_000);
    expect(opened.length).toBe(1);
    connection.wake();
    expect(opened.length).toBe(2);
  });

  test("that refuses the hello for now is asked again when it allows it", () => {
    const { connection, opened, last } = lines();
    connection.start();
    last().listener.onOpen();
    last().listener.onFrame({ type: "refused", key: null, code: "too_many", retry_after: 7 });
    expect(last().isClosed).toBe(true);
    vi.advanceTimersByTime(7_000);
    expect(opened.length).toBe(2);
  });

  test("that has blocked the visitor is not asked again", () => {
    const { connection, last } = lines();
    connection.start();
    last().listener.onOpen();
    last().listener.onFrame({ type: "refused", key: null, code: "blocked", retry_after: null });
    expect(connection.link.value).toBe("shut");
  });
});

test("a page that goes lets its line go, and can come back", () => {
  const { connection, opened, last, becomeLive } = lines();
  connection.start();
  becomeLive();
  connection.stop();
  expect(last().isClosed).toBe(true);
  vi.advanceTimersByTime(60_000);
  expect(opened.length).toBe(1);
  connection.start();
  becomeLive();
  expect(connection.link.value).toBe("live");
});
