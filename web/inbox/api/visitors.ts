import type { BlocklistEntry, FirstWordsPut, PageVisits, VisitorCard } from "#shared/wire.ts";
import { ask, query } from "./ask.ts";

/** Who has a page of a site open now, the newest first. */
export async function readVisitors(): Promise<readonly VisitorCard[]> {
  return (await ask<{ readonly visitors: readonly VisitorCard[] }>("GET", "/visitors")).visitors;
}

/** A first word to somebody who only looks; the same key again gives the same message. */
export const writeFirst = (ref: string, key: string, text: string): Promise<FirstWordsPut> =>
  ask("POST", `/visitors/${encodeURIComponent(ref)}/messages`, { key, text });

export const readVisits = (clientId: number, cursor: string | null): Promise<PageVisits> =>
  ask("GET", `/clients/${clientId}/visits${query({ cursor })}`);

export async function readBlocklist(): Promise<readonly BlocklistEntry[]> {
  return (await ask<{ readonly entries: readonly BlocklistEntry[] }>("GET", "/blocklist")).entries;
}

export const blockAddress = (value: string, reason: string): Promise<BlocklistEntry> =>
  ask("POST", "/blocklist", { kind: "address", value, reason });

export const blockAccount = (identityId: number, reason: string): Promise<BlocklistEntry> =>
  ask("POST", "/blocklist", { kind: "identity", identity_id: identityId, reason });

export const unblock = (id: number): Promise<void> => ask("DELETE", `/blocklist/${id}`);
