import { expect, test } from "vitest";
import { telegram, vk } from "../testing/cast.ts";
import { standingOf, withFreshHealth } from "./standing.ts";

test("a channel without trouble works", () => {
  expect(standingOf({ state: "active", error_code: null })).toBe("works");
});

test("trouble that passes is amber, trouble that stays is red", () => {
  for (const code of ["network", "server_error", "rate_limited", "a_new_code"])
    expect(standingOf({ state: "active", error_code: code })).toBe("trouble");
  for (const code of ["unauthorised", "conflict", "silent"])
    expect(standingOf({ state: "active", error_code: code })).toBe("needs_you");
});

test("whatever is broken waits for a person", () => {
  expect(standingOf({ state: "broken", error_code: "network" })).toBe("needs_you");
});

test("a paused channel is paused, whatever ailed it", () => {
  expect(standingOf({ state: "paused", error_code: "unauthorised" })).toBe("paused");
});

test("a poll brings the queue and the contact, and leaves to events what they tell", () => {
  const fresh = { ...telegram, queued: 21, last_contact_at: "2026-05-12T12:00:00Z", name: "Старое имя" };
  const [first, second] = withFreshHealth([telegram, vk], [fresh]);
  expect(first).toEqual({ ...telegram, queued: 21, last_contact_at: "2026-05-12T12:00:00Z" });
  expect(second).toBe(vk);
});

test("a channel that came while the poll was on its way stays, and one that went does not return", () => {
  expect(withFreshHealth([vk], [telegram])).toEqual([vk]);
});

test("cards that say nothing new stay the same objects", () => {
  expect(withFreshHealth([telegram], [{ ...telegram }])[0]).toBe(telegram);
});
