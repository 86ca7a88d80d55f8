import type { Shelf } from "./shelf.ts";

/** How the owner wants the widget to look; the same for all visitors. */
export type Look = {
  readonly title: string;
  readonly greeting: string;
  readonly colour: string;
  readonly language: string | null;
  readonly side: string;
  readonly launcher: { readonly shape: string; readonly text: string };
  /** Whether whoever is on the page is seen there before they open the chat. */
  readonly onlookers?: boolean;
  /** Files that visitors may send; absent where they may send none. */
  readonly files?: { readonly limit: number } | null;
  /** The call-back channel beside this chat. */
  readonly callback?: { readonly public_key: string } | null;
};

const NAME = "look";

/** `unknown`: the server has no such site. `away`: it cannot be reached, and its look was never seen here. */
export async function fetchLook(url: string, shelf: Shelf): Promise<Look | "unknown" | "away"> {
  try {
    const response = await fetch(url, { credentials: "omit" });
    if (response.ok) {
      const look = (await response.json()) as Look;
      shelf.put(NAME, JSON.stringify(look));
      return look;
    }
    if (response.status < 500 && response.status !== 429) {
      shelf.remove(NAME);
      return "unknown";
    }
  } catch {
    // No network: what we remember is better than nothing.
  }
  const remembered = shelf.get(NAME);
  return remembered === null ? "away" : (JSON.parse(remembered) as Look);
}
