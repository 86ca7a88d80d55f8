import { expect, test } from "vitest";
import type { ChannelCard } from "#shared/wire.ts";
import type { Address } from "./addresses.ts";
import { sitesFor } from "./sites-for.ts";

const channel = (id: number, heldSocket: boolean, state = "active") =>
  ({ id, state, capabilities: { held_socket: heldSocket } }) as unknown as ChannelCard;

const [shop, old, herald] = [channel(1, true), channel(2, true, "paused"), channel(3, false)];
const all = [shop, old, herald];

const at = (over: Partial<Address>): Address =>
  ({ identityId: 7, channel: herald, isGroup: false, closed: null, ...over }) as Address;

test("from a messenger one is invited to any site that is open", () => {
  expect(sitesFor(at({}), all)).toEqual([shop]);
});

test("nobody is invited who is on a site, in a group, out of reach, or nowhere", () => {
  expect(sitesFor(at({ channel: shop }), all)).toEqual([]);
  expect(sitesFor(at({ isGroup: true }), all)).toEqual([]);
  expect(sitesFor(at({ closed: "blocked" }), all)).toEqual([]);
  expect(sitesFor(undefined, all)).toEqual([]);
});
