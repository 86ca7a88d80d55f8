import { kept } from "../../stores/kept.ts";

/** Skin tones of Unicode, from none to the darkest. */
export const TONES = ["", "🏻", "🏼", "🏽", "🏾", "🏿"] as const;
export type Tone = (typeof TONES)[number];

export const tone = kept<Tone>("emoji-tone", "");
const MOST = 24;
/** What was taken last comes first. */
export const recent = kept<readonly string[]>("emoji-recent", []);

/** The emoji in a skin tone: of several people, each. */
export function inTone(emoji: string, wanted: Tone): string {
  if (wanted === "") return emoji;
  const hand = /\p{Emoji_Modifier_Base}\uFE0F?/gu;
  return emoji.replace(hand, (base) => base.replace("\uFE0F", "") + wanted);
}

export function remember(emoji: string): void {
  recent.value = [emoji, ...recent.peek().filter((one) => one !== emoji)].slice(0, MOST);
}
