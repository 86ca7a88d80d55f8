import { kept } from "../stores/kept.ts";

const MOST = 30;

/** Ids of deeds, the last done first, as this browser remembers them. */
export const recent = kept<readonly string[]>("palette.recent", []);

export function rememberDeed(id: string): void {
  recent.value = [id, ...recent.peek().filter((one) => one !== id)].slice(0, MOST);
}
