import { me } from "./house.ts";
import { kept } from "./kept.ts";

type Mode = "reply" | "note";

/** Words begun and not sent: by author, because a browser may serve several, and by matter; notes apart. */
const drafts = kept<Readonly<Record<string, string>>>("drafts", {});

export const draftOf = (conversationId: number, mode: Mode): string =>
  drafts.value[name(conversationId, mode)] ?? "";

export const hasDraft = (conversationId: number): boolean => draftOf(conversationId, "reply").trim() !== "";

export function keepDraft(conversationId: number, mode: Mode, text: string): void {
  const key = name(conversationId, mode);
  if ((drafts.peek()[key] ?? "") === text) return;
  const { [key]: _, ...others } = drafts.peek();
  drafts.value = text === "" ? others : { ...others, [key]: text };
}

const name = (conversationId: number, mode: Mode): string =>
  `${me.peek()?.operator.id ?? 0}-${mode}-${conversationId}`;
