export type TriggerKind = "canned" | "emoji" | "mention";

/** What somebody is about to choose from a list: where its sign stands, and what they have typed behind it. */
export type Trigger = { readonly kind: TriggerKind; readonly from: number; readonly query: string };

const SIGNS: Readonly<Record<string, TriggerKind>> = { "/": "canned", ":": "emoji", "@": "mention" };
const LONGEST = 40;
/** A colon stands in many sentences. */
const SHORTEST: Readonly<Record<TriggerKind, number>> = { canned: 0, emoji: 2, mention: 0 };

/** The sign at the beginning of the word before the caret. Colleagues are named in notes only. */
export function triggerAt(text: string, caret: number, isNote: boolean): Trigger | null {
  const before = text.slice(Math.max(0, caret - LONGEST - 1), caret);
  const word = /\S*$/.exec(before)?.[0] ?? "";
  const kind = SIGNS[word[0] ?? ""];
  const query = word.slice(1);
  if (kind === undefined || word.length > LONGEST || query.length < SHORTEST[kind]) return null;
  if (kind === "mention" ? !isNote : kind === "canned" && query.includes("/")) return null;
  if (kind === "emoji" && !/^\p{L}/u.test(query)) return null;
  return { kind, from: caret - word.length, query };
}
