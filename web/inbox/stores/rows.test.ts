import { expect, test } from "vitest";
import { apply } from "../state/apply.ts";
import { fromWindow } from "../state/from-window.ts";
import { allOf } from "../state/view.ts";
import { minute, row, windowPage } from "../testing/cast.ts";
import { change, settleIn } from "./house.ts";
import { go } from "./route.ts";
import { rows } from "./rows.ts";

const ids = () => rows.value.map(({ id }) => id);

test("what I opened from my mentions stays while I look at it, and is gone when I look elsewhere", () => {
  const named = [row({ id: 2, last_at: minute(2) }), row({ id: 1, last_at: minute(1) })];
  const page = windowPage(named, { mentioned: { 1: 1, 2: 1 } });
  go({ at: "inbox", view: "mentions", conversationId: null });
  settleIn(fromWindow(page, allOf("mentions")));
  expect(ids()).toEqual([2, 1]);
  go({ at: "inbox", view: "mentions", conversationId: 2 });
  expect(ids()).toEqual([2, 1]);
  change((state) =>
    apply(state, { seq: 101, at: minute(3), kind: "mention.seen", body: { conversation_id: 2 } }),
  );
  expect(ids()).toEqual([2, 1]);
  go({ at: "inbox", view: "mentions", conversationId: 1 });
  expect(ids()).toEqual([1]);
});
