import type { Shelf } from "./shelf.ts";

const WHO = "user";
const ENDED = "ended";
/** What says nothing about anybody. */
const IMPERSONAL: readonly string[] = ["look", "muted"];

/** Whom a token of the site speaks of; null when it cannot be read. Only the server says whether it is true. */
export function personOf(token: string): string | null {
  try {
    const claims = token.split(".")[1] ?? "";
    const bytes = atob(claims.replace(/-/g, "+").replace(/_/g, "/"));
    const { sub } = JSON.parse(decodeURIComponent(escape(bytes))) as { readonly sub?: unknown };
    return sub == null ? null : String(sub);
  } catch {
    return null;
  }
}

/** True when this browser still holds somebody else's conversation. */
export function isSomebodyElse(shelf: Shelf, token: string): boolean {
  const known = shelf.get(WHO);
  return known !== null && known !== personOf(token);
}

export function remember(shelf: Shelf, person: string | null): void {
  if (person !== null && shelf.get(WHO) !== person) shelf.put(WHO, person);
}

/** Nothing of whoever was here stays in this browser; other tabs are told. */
export function forgetPerson(shelf: Shelf): void {
  for (const name of shelf.names()) if (!IMPERSONAL.includes(name)) shelf.remove(name);
  shelf.put(ENDED, "1");
  shelf.remove(ENDED);
}

/** Another tab has ended it. */
export const isEnding = (name: string): boolean => name === ENDED;
