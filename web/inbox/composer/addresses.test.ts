import { expect, test } from "vitest";
import type { IdentityCard } from "#shared/wire.ts";
import { callback, message, minute, telegram, vk } from "../testing/cast.ts";
import { addressesOf, canBeWritten, usualAddress, waysAround } from "./addresses.ts";

const channels = [telegram, vk, callback];
const NOON = Date.parse(minute(0));

const identity = (over: Partial<IdentityCard> & { readonly id: number }): IdentityCard => ({
  channel_id: telegram.id,
  external_id: "x",
  name: "Анна",
  username: null,
  is_group: false,
  picture_url: null,
  reachable: true,
  unreachable_code: null,
  can_be_written: true,
  signed: false,
  line: null,
  answer_by: null,
  last_at: null,
  ...over,
});

const fromTelegram = (id: number, when: number) => message({ id, at: minute(when), identity_id: 11 });
const fromVk = (id: number, when: number) =>
  message({ id, at: minute(when), identity_id: 12, channel_id: vk.id });

test("the account that spoke last comes first", () => {
  const found = addressesOf([fromTelegram(1, 1), fromVk(2, 2), fromTelegram(3, 3)], [], channels, NOON);
  expect(found.map(({ identityId }) => identityId)).toEqual([11, 12]);
});

test("an answer of ours does not stand for the client's own words", () => {
  const ours = message({ id: 5, at: minute(9), identity_id: 11, direction: "out" });
  const found = addressesOf([fromTelegram(1, 1), fromVk(3, 3), ours], [], channels, NOON);
  expect(found.map(({ identityId }) => identityId)).toEqual([12, 11]);
});

test("an account whose words lie further back can be answered all the same", () => {
  const found = addressesOf([fromTelegram(1, 1)], [identity({ id: 12, channel_id: vk.id })], channels, NOON);
  expect(found[1]).toMatchObject({ identityId: 12, closed: null });
});

test("who blocked us, what cannot send and what is gone are closed, each for its reason", () => {
  const found = addressesOf(
    [],
    [
      identity({ id: 1, reachable: false, unreachable_code: "blocked" }),
      identity({ id: 2, channel_id: callback.id }),
      identity({ id: 3, channel_id: 99 }),
    ],
    channels,
    NOON,
  );
  expect(found.map(({ closed }) => closed)).toEqual(["blocked", "no_outbound", "channel_removed"]);
});

test("a channel that is not installed is closed for that, whatever it could do", () => {
  const absent = { ...callback, state: "absent" as const };
  expect(addressesOf([], [identity({ id: 2, channel_id: callback.id })], [absent], NOON)[0]?.closed).toBe(
    "connector_absent",
  );
});

test("unless somebody chooses, the answer goes where the last question came from", () => {
  const messages = [fromTelegram(1, 1), fromVk(3, 3)];
  const found = addressesOf(messages, [], channels, NOON);
  expect(usualAddress(found, messages, 1)?.identityId).toBe(11);
  expect(usualAddress(found, messages, null)?.identityId).toBe(12);
});

test.each(["paused", "broken"] as const)("words to a %s channel are taken, but they wait", (state) => {
  const [found] = addressesOf([fromTelegram(1, 1)], [], [{ ...telegram, state }], NOON);
  expect(found).toMatchObject({ closed: null, delayed: state });
});

test("around a closed account lead those that words reach at once", () => {
  const found = addressesOf(
    [fromTelegram(1, 1), fromVk(3, 3)],
    [identity({ id: 13, channel_id: callback.id }), identity({ id: 14, channel_id: 9 })],
    [telegram, { ...vk, state: "absent" }, callback, { ...telegram, id: 9, state: "paused" }],
    NOON,
  );
  const here = usualAddress(found, [fromVk(3, 3)], 3);
  expect(here?.closed).toBe("connector_absent");
  expect(waysAround(here?.identityId, found).map(({ identityId }) => identityId)).toEqual([11]);
});

test("who never wrote to us cannot be written to", () => {
  expect(addressesOf([], [identity({ id: 1, can_be_written: false })], channels, NOON)[0]?.closed).toBe(
    "never_wrote",
  );
});

test.each([
  ["line_closed", "line_closed"],
  ["not_allowed", "line_not_allowed"],
])("a business that has shut its door for the reason %s takes no answer", (reason, closed) => {
  const shut = { ...telegram, closed_lines: { shop: reason } };
  const found = addressesOf([], [identity({ id: 1, line: "shop" }), identity({ id: 2 })], [shut], NOON);
  expect(found.map((one) => one.closed)).toEqual([closed, null]);
});

test("an answer is taken until its term, and not after", () => {
  const anna = [identity({ id: 1, answer_by: minute(30) })];
  expect(addressesOf([], anna, channels, Date.parse(minute(29)))[0]).toMatchObject({
    closed: null,
    answerBy: minute(30),
  });
  expect(addressesOf([], anna, channels, Date.parse(minute(30)))[0]?.closed).toBe("window_closed");
});

test("an account that is closed, or that is not the client's, cannot be written now", () => {
  const late = identity({ id: 2, answer_by: minute(-1) });
  const found = addressesOf([], [identity({ id: 1 }), late], channels, NOON);
  expect([1, 2, 3, null].map((id) => canBeWritten(id, found))).toEqual([true, false, false, false]);
});
