import { beforeEach, expect, test, vi } from "vitest";
import { exchangeLine } from "./exchange.ts";
import type { LineEnd } from "./line.ts";
import { welcome } from "./testing/messages.ts";
import type { BrowserFrame, ServerFrame } from "./wire.ts";

type Post = {
  readonly body: {
    frames: BrowserFrame[];
    wait: number;
    token: string | null;
    since: number | null;
    session: string;
  };
  readonly signal: AbortSignal;
  answer(frames: readonly ServerFrame[], status?: number, headers?: Record<string, string>): Promise<void>;
  fail(): Promise<void>;
};

const HELLO: BrowserFrame = {
  type: "hello",
  token: null,
  since: null,
  page: { url: "", title: "", referrer: "" },
  language: "ru",
  user: null,
};
const WORDS: BrowserFrame = {
  type: "message",
  key: "key-12345678",
  text: "Да",
  written_at: "",
  reply_to: null,
};

/** Posts go nowhere; the test answers each when it likes. */
function postOffice() {
  const posts: Post[] = [];
  vi.stubGlobal(
    "fetch",
    (_: string, { body, signal }: { readonly body: string; readonly signal: AbortSignal }) =>
      new Promise((resolve, reject) => {
        signal.addEventListener("abort", () => reject(signal.reason));
        posts.push({
          body: JSON.parse(body),
          signal,
          async answer(frames, status = 200, headers = {}) {
            resolve(new Response(JSON.stringify({ token: "anna", frames }), { status, headers }));
            await vi.advanceTimersByTimeAsync(0);
          },
          async fail() {
            reject(new TypeError("no network"));
            await vi.advanceTimersByTimeAsync(0);
          },
        });
      }),
  );
  const post = (index: number) => {
    const found = posts[index];
    if (!found) throw new Error(`there was no post ${index}`);
    return found;
  };
  return { posts, post };
}

async function openLine() {
  const office = postOffice();
  const heard: ServerFrame[] = [];
  const ends: LineEnd[] = [];
  let since: number | null = null;
  const line = exchangeLine(
    "https://okno.example/site/lavka/exchange",
    () => "page-1-abcdef",
    () => ({ token: "anna", since }),
  )({
    onOpen: () => line.send(HELLO),
    onFrame(frame) {
      heard.push(frame);
      if (frame.type === "events") since = frame.upto;
    },
    onEnd: (end) => void ends.push(end),
  });
  await vi.advanceTimersByTimeAsync(0);
  return { ...office, line, heard, ends };
}

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

test("the first post carries the hello alone; after its answer one post waits for news", async () => {
  const { posts, post, heard } = await openLine();
  expect(posts.map(({ body }) => [body.frames, body.wait])).toEqual([[[HELLO], 0]]);
  await post(0).answer([welcome()]);
  expect(heard).toEqual([welcome()]);
  expect(posts[1]?.body).toMatchObject({ frames: [], wait: 25, session: "page-1-abcdef" });
});

test("words go at once, beside the post that waits, and none is given up", async () => {
  const { posts, post, line } = await openLine();
  await post(0).answer([welcome()]);
  line.send(WORDS);
  line.send({ type: "typing" });
  expect(posts[2]?.body).toMatchObject({ frames: [WORDS], wait: 0 });
  await post(2).answer([{ type: "accepted", key: "key-12345678", id: 1, at: "" }]);
  expect(posts[3]?.body.frames).toEqual([{ type: "typing" }]);
  expect(post(1).signal.aborted).toBe(false);
});

test("each post tells how far the log has been read", async () => {
  const { posts, post } = await openLine();
  await post(0).answer([welcome()]);
  await post(1).answer([{ type: "events", after: 10, upto: 12, events: [] }]);
  expect(posts.map(({ body }) => body.since)).toEqual([null, null, 12]);
});

test("another hello lets go of what waits for the page before", async () => {
  const { posts, post, line } = await openLine();
  await post(0).answer([welcome()]);
  line.send(HELLO);
  await post(2).answer([welcome()]);
  expect(post(1).signal.aborted).toBe(true);
  expect(posts[3]?.body).toMatchObject({ frames: [], wait: 25 });
});

test("a server that does not wait is not asked without a breath", async () => {
  const { posts, post } = await openLine();
  await post(0).answer([welcome()]);
  await post(1).answer([]);
  expect(posts).toHaveLength(3);
  await post(2).answer([]);
  expect(posts).toHaveLength(3);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(posts).toHaveLength(4);
});

test("a post that fails ends the line, once", async () => {
  const { post, line, ends } = await openLine();
  await post(0).answer([welcome()]);
  line.send(WORDS);
  await post(2).fail();
  await post(1).fail();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(ends).toEqual([{ kind: "lost", retryAfter: null }]);
});

test("an answer that never comes ends the line", async () => {
  const { post, ends } = await openLine();
  await post(0).answer([welcome()]);
  await vi.advanceTimersByTimeAsync(40_000);
  expect(ends).toEqual([{ kind: "lost", retryAfter: null }]);
});

test.each([
  [403, {}, { kind: "shut" }],
  [404, {}, { kind: "shut" }],
  [503, { "retry-after": "10" }, { kind: "lost", retryAfter: 10_000 }],
  [500, {}, { kind: "lost", retryAfter: null }],
])("status %i ends it as what it is", async (status, headers, end) => {
  const { post, ends } = await openLine();
  await post(0).answer([], status, headers);
  expect(ends).toEqual([end]);
});

test("after closing nothing more is heard or asked", async () => {
  const { posts, post, line, heard, ends } = await openLine();
  await post(0).answer([welcome()]);
  line.close();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(post(1).signal.aborted).toBe(true);
  expect([posts.length, heard.length, ends.length]).toEqual([2, 1, 0]);
});
