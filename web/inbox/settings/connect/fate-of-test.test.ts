import { expect, test } from "vitest";
import type { LogEvent } from "#shared/events.ts";
import type { DeliveryCard, MessageCard } from "#shared/wire.ts";
import { message, minute, row, telegram, vk } from "../../testing/cast.ts";
import { bringsWords, fateOf, withNews } from "./fate-of-test.ts";

const delivery = (state: DeliveryCard["state"]): DeliveryCard => ({
  id: 1,
  state,
  code: null,
  detail: null,
  due_at: null,
  attempts: 1,
});
const told = (message_id: number, state: DeliveryCard["state"]): LogEvent => ({
  seq: 1,
  at: minute(0),
  kind: "delivery.changed",
  body: { message_id, client_id: 1, conversation_id: 1, delivery: delivery(state) },
});
const wrote = (over: Partial<MessageCard>): LogEvent => ({
  seq: 1,
  at: minute(0),
  kind: "message.added",
  body: { message: message({ id: 7, ...over }), conversation: row({ id: 1 }) },
});

test("a fate that was told before our own request was answered is not lost", () => {
  const fates = withNews({}, [told(7, "sent")]);
  expect(fateOf(message({ id: 7, delivery: delivery("queued") }), fates)?.state).toBe("sent");
});

test("the newest fate counts", () => {
  const fates = withNews(withNews({}, [told(7, "retry")]), [told(7, "failed"), told(8, "sent")]);
  expect(fateOf(message({ id: 7 }), fates)?.state).toBe("failed");
});

test("news of other things leave the fates as they are", () => {
  const fates = withNews({}, [told(7, "sent")]);
  expect(withNews(fates, [wrote({})])).toBe(fates);
});

test("somebody's words on this channel are what is waited for", () => {
  expect(bringsWords([wrote({ channel_id: telegram.id })], telegram.id)).toBe(true);
  expect(bringsWords([wrote({ channel_id: vk.id })], telegram.id)).toBe(false);
  expect(bringsWords([wrote({ channel_id: telegram.id, direction: "out" })], telegram.id)).toBe(false);
});
