import { computed } from "@preact/signals";
import type { EntityCard } from "#shared/wire.ts";
import { entitiesAfter } from "../actions/entities-after.ts";
import type { Styled } from "../composer/styled.ts";
import { me } from "./house.ts";
import { kept } from "./kept.ts";

export type Mode = "reply" | "note";

/** Words begun and not sent: by author, because a browser may serve several, and by matter; notes apart. */
const drafts = kept<Readonly<Record<string, string>>>("drafts", {});
const formatting = kept<Readonly<Record<string, readonly EntityCard[]>>>("drafts.formatting", {});

/** What I have begun in this browser. */
export const begunHere = computed<readonly { readonly conversationId: number; readonly mode: Mode }[]>(() =>
  Object.keys(drafts.value).flatMap((key) => {
    const [author, mode, matter] = key.split("-");
    const isMine = Number(author) === me.value?.operator.id;
    return isMine && (mode === "reply" || mode === "note") ? [{ conversationId: Number(matter), mode }] : [];
  }),
);

const NONE: readonly EntityCard[] = [];

export const draftOf = (conversationId: number, mode: Mode): string =>
  drafts.value[name(conversationId, mode)] ?? "";

/** Formatting and mentions of a draft, by UTF-16 units of its words. */
export const formattingOf = (conversationId: number, mode: Mode): readonly EntityCard[] =>
  formatting.value[name(conversationId, mode)] ?? NONE;

/** Words and formatting. */
export const begun = (conversationId: number, mode: Mode): Styled => ({
  text: draftOf(conversationId, mode),
  entities: formattingOf(conversationId, mode),
});

export const hasDraft = (conversationId: number): boolean => draftOf(conversationId, "reply").trim() !== "";

/** Where nothing is said of formatting, it follows the words. */
export function keepDraft(
  conversationId: number,
  mode: Mode,
  text: string,
  entities?: readonly EntityCard[],
): void {
  const key = name(conversationId, mode);
  const before = drafts.peek()[key] ?? "";
  const known = formatting.peek()[key] ?? NONE;
  const after = entities ?? (known.length > 0 ? entitiesAfter(before, text, known) : known);
  if (before !== text) drafts.value = without(drafts.peek(), key, text || null);
  if (known !== after) formatting.value = without(formatting.peek(), key, after.length > 0 ? after : null);
}

function without<Value>(all: Readonly<Record<string, Value>>, key: string, value: Value | null) {
  const { [key]: _, ...others } = all;
  return value === null ? others : { ...others, [key]: value };
}

const name = (conversationId: number, mode: Mode): string =>
  `${me.peek()?.operator.id ?? 0}-${mode}-${conversationId}`;
