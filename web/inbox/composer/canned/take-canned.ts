import type { CannedReplyCard, ConversationRow } from "#shared/wire.ts";
import { countUse } from "../../api/canned.ts";
import { putCanned } from "../../stores/canned.ts";
import { writeInto } from "../write-into.ts";
import { filledFor } from "./known-of.ts";
import { unfilled } from "./variables.ts";

/** Puts a reply in the place of what was typed for it. The first place that stays open is selected. */
export function takeCanned(reply: CannedReplyCard, row: ConversationRow, from: number, to: number): void {
  const words = filledFor(reply, row);
  const open = unfilled(words.text)[0];
  writeInto(row.id, from, to, words, open ?? [words.text.length, words.text.length]);
  putCanned({ ...reply, used_count: reply.used_count + 1 });
  // Numbers that order a list are not worth a complaint.
  countUse(reply.id).then(putCanned, () => undefined);
}
