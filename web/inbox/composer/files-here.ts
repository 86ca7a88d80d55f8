import type { ConversationRow } from "#shared/wire.ts";
import { enclose } from "../actions/enclose.ts";
import { focusComposer, mode, target } from "../stores/composing.ts";
import { tell } from "../stores/notice.ts";
import { gatheredFor } from "../stores/uploads.ts";
import { counted, t } from "../words/t.ts";

/** As many as one reply holds. */
const MOST = 30;

/** Why nothing can be attached here now, in words; empty when something can. */
export function whyNoFiles(): string {
  const here = target.value;
  if (mode.value === "note") return t("files.not_in_notes");
  if (!here?.channel || here.closed !== null) return t("files.nowhere");
  return here.channel.capabilities.files_out ? "" : t("files.not_carried");
}

/** Somebody has chosen, pasted or dropped files. */
export function takeFiles(row: ConversationRow, files: readonly File[]): void {
  const why = whyNoFiles();
  const limit = target.peek()?.channel?.capabilities.file_limit ?? 0;
  const room = MOST - gatheredFor(row.id).length;
  if (why) {
    tell(why);
    return;
  }
  if (files.length > room) tell(counted("files.too_many", MOST));
  enclose(row.id, files.slice(0, room), ({ size }) => size <= limit);
  focusComposer();
}
