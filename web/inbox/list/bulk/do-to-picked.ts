import type { ConversationRow, ManyDeed } from "#shared/wire.ts";
import { carryOut, takeBack } from "../../actions/act.ts";
import { afterDeed } from "../../actions/as-it-will-be.ts";
import { doToMany } from "../../api/acts.ts";
import { tell } from "../../stores/notice.ts";
import { seenAhead } from "../../stores/overlay.ts";
import { clientName } from "../../words/client-name.ts";
import { codeWords } from "../../words/refusals.ts";
import { type CountedKey, counted, t } from "../../words/t.ts";
import { endPicking, picked } from "./picked.ts";

const FEW = 3;

/** The same deed on all that were picked, shown at once; one press takes all of it back. */
export function doToPicked(
  deed: ManyDeed,
  words: CountedKey,
  fill: Readonly<Record<string, string>> = {},
): void {
  const rows = picked.peek();
  if (rows.length === 0) return;
  endPicking();
  const act = carryOut(
    rows.map((row) => ({ row, patch: afterDeed(row, deed) })),
    async (key) => {
      const { done, refused } = await doToMany(
        rows.map(({ id }) => id),
        deed,
        key,
      );
      if (refused.length > 0) tell(refusedWords(rows, refused), done.length > 0 ? undo : null);
      return { rows: done, refused: refused.map((one) => one.conversation_id) };
    },
  );
  const undo = () => void takeBack(act);
  tell(counted(words, rows.length, fill), undo);
}

/** I have seen all of it; there is no way back from having seen. */
export function readPicked(): void {
  const rows = picked.peek();
  if (rows.length === 0) return;
  endPicking();
  seenAhead.value = {
    ...seenAhead.value,
    ...Object.fromEntries(rows.map((row) => [row.id, row.inbound_count])),
  };
  carryOut([], async (key) => {
    const { done } = await doToMany(
      rows.map(({ id }) => id),
      { read: true },
      key,
    );
    return { rows: done, refused: [] };
  });
  tell(counted("bulk.read", rows.length));
}

/** "Не вышло с Анной и ещё двумя: разговор уже закрыт." */
function refusedWords(
  rows: readonly ConversationRow[],
  refused: readonly { readonly conversation_id: number; readonly code: string }[],
): string {
  const names = refused
    .slice(0, FEW)
    .map((one) => rows.find(({ id }) => id === one.conversation_id))
    .map((row) => (row ? clientName(row.client) : ""))
    .filter(Boolean)
    .join(", ");
  const more = refused.length > FEW ? ` ${t("bulk.and_more", { count: refused.length - FEW })}` : "";
  return `${counted("bulk.refused", refused.length)} ${names}${more}. ${codeWords(refused[0]?.code ?? "")}`;
}
