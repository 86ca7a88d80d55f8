import type { ConversationRow, Undone } from "#shared/wire.ts";
import { undoAct } from "../api/acts.ts";
import { type Refused, refusedBy } from "../api/refused.ts";
import { operatorOf } from "../stores/house.ts";
import { tell, tellRefused } from "../stores/notice.ts";
import { lay, lift, settle } from "../stores/overlay.ts";
import { counted, t } from "../words/t.ts";
import { newKey } from "./key.ts";

type Patch = Partial<ConversationRow>;

/** A deed on its way, or done: which rows it was laid over, and how they were. */
export type Act = {
  readonly key: string;
  readonly before: readonly { readonly row: ConversationRow; readonly patch: Patch }[];
  /** Ends with whether the server agreed, for any row at all. */
  readonly done: Promise<boolean>;
  isTakenBack: boolean;
};

/** What the server says of the rows afterwards. */
export type Answer = { readonly rows: readonly ConversationRow[]; readonly refused: readonly number[] };

/** Shows rows as they will be; those that the server refuses, as they were, with the reason. */
export function carryOut(
  patches: readonly { readonly row: ConversationRow; readonly patch: Patch }[],
  ask: (key: string) => Promise<Answer>,
  notDone: (refused: Refused) => string = () => t("done.not_done"),
): Act {
  const act: Act = { key: newAct(), before: patches, done: Promise.resolve(false), isTakenBack: false };
  for (const { row, patch } of patches) lay(row, patch);
  const answer = ask(act.key).then(
    ({ rows, refused }) => {
      for (const id of refused) lift(id);
      // What is being taken back already shows what it will be then.
      if (!act.isTakenBack) for (const row of rows) settle(row.id, row.revision);
      return rows.length > 0;
    },
    (cause: unknown) => {
      for (const { row } of patches) lift(row.id);
      const refused = refusedBy(cause);
      tellRefused(notDone(refused), refused);
      return false;
    },
  );
  return Object.assign(act, { done: answer });
}

/** Takes a deed back at once on the screen, and then, when it has arrived, in the house. What others have built on it
 * stays, and is told. */
export async function takeBack(act: Act): Promise<void> {
  if (act.isTakenBack) return;
  act.isTakenBack = true;
  for (const { row, patch } of act.before) lay(row, asBefore(row, patch));
  if (!(await act.done)) return;
  try {
    const { undone, kept } = await undoAct(act.key);
    for (const row of undone) settle(row.id, row.revision);
    for (const one of kept) lift(one.conversation_id);
    if (kept.length > 0) tell(keptWords(kept, act.before.length));
  } catch (cause) {
    for (const { row } of act.before) lift(row.id);
    const refused = refusedBy(cause);
    if (refused.code === "act_built_upon") tell(builtUponWords(refused));
    else tellRefused(t("act.undo_refused"), refused);
  }
}

/** One row's answer. */
export const one = (asked: Promise<ConversationRow>): Promise<Answer> =>
  asked.then((row) => ({ rows: [row], refused: [] }));

const asBefore = (row: ConversationRow, patch: Patch): Patch =>
  Object.fromEntries(Object.keys(patch).map((name) => [name, row[name as keyof ConversationRow]]));

const newAct = (): string => newKey().replaceAll("_", "-");

function builtUponWords({ fields }: Refused): string {
  const name = operatorOf(Number(fields["changed_by"] || 0) || null)?.name;
  return name ? t("act.built_upon_by", { name }) : t("act.built_upon");
}

function keptWords(kept: Undone["kept"], of: number): string {
  const name = kept.map((one) => operatorOf(one.changed_by)?.name).find(Boolean);
  if (of === 1) return name ? t("act.built_upon_by", { name }) : t("act.built_upon");
  return name ? counted("act.kept_by", kept.length, { name }) : counted("act.kept", kept.length);
}
