import { expect, test } from "vitest";
import type { SettingCard } from "#shared/wire.ts";
import { Refused } from "../../api/refused.ts";
import { placeTrouble } from "./place-trouble.ts";

const setting = (name: string, over: Partial<SettingCard> = {}): SettingCard => ({
  name,
  label: { ru: name, en: name },
  hint: null,
  type: "text",
  required: true,
  default: "",
  choices: [],
  advanced: false,
  ...over,
});
const SCHEMA = [
  setting("token", { type: "secret" }),
  setting("mode", { type: "choice", advanced: true }),
  setting("base_url", { type: "url", default: "https://api.example", advanced: true }),
  setting("proxy", { type: "secret", required: false, advanced: true }),
];
const refused = (code: string, over: { detail?: string; fields?: Record<string, string> } = {}) =>
  new Refused({ status: 422, code, title: "", ...over });
const USUAL = { token: "1:A", base_url: "https://api.example" };

test("a key that nobody knows is told at the key", () => {
  expect(placeTrouble(refused("channel_unauthorised"), SCHEMA, USUAL)).toEqual({
    token: "channel_unauthorised",
  });
});

test("an account that is connected already is told at the key that names it", () => {
  expect(placeTrouble(refused("channel_already_connected"), SCHEMA, USUAL)).toEqual({
    token: "channel_already_connected",
  });
});

test("who does not get through with a proxy looks at the proxy first", () => {
  const given = { ...USUAL, base_url: "https://own.example", proxy: "socks5://p:1" };
  expect(placeTrouble(refused("channel_network"), SCHEMA, given)).toEqual({ proxy: "channel_network" });
});

test("who does not get through to a server of their own looks at its address", () => {
  const given = { ...USUAL, base_url: "https://own.example" };
  expect(placeTrouble(refused("channel_network"), SCHEMA, given)).toEqual({ base_url: "channel_network" });
});

test("an address that is none is told there, with a proxy too", () => {
  const given = { ...USUAL, proxy: "socks5://p:1" };
  const trouble = refused("channel_network", { detail: "The server address is no web address" });
  expect(placeTrouble(trouble, SCHEMA, given)).toEqual({ base_url: "channel_network" });
});

test("no way through by the usual way is nobody's field", () => {
  expect(placeTrouble(refused("channel_network"), SCHEMA, USUAL)).toEqual({});
});

test("being called at an address that cannot be called is told where calls are chosen", () => {
  expect(placeTrouble(refused("channel_not_allowed"), SCHEMA, USUAL)).toEqual({
    mode: "channel_not_allowed",
  });
});

test("fields that the server names itself are taken as they are", () => {
  const trouble = refused("bad_settings", { fields: { token: "required" } });
  expect(placeTrouble(trouble, SCHEMA, {})).toEqual({ token: "required" });
});

test("a kind that has no such field shows the trouble for the whole form", () => {
  expect(placeTrouble(refused("channel_unauthorised"), [setting("title")], {})).toEqual({});
});
