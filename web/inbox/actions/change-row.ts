import type { ConversationRow, Priority, SpamMark, TagCard, Time } from "#shared/wire.ts";
import * as acts from "../api/acts.ts";
import { operatorOf } from "../stores/house.ts";
import { tell } from "../stores/notice.ts";
import { moment } from "../words/dates.ts";
import { t, wordsFor } from "../words/t.ts";
import { type Act, carryOut, one, takeBack } from "./act.ts";
import { awake, closed, inSpam } from "./as-it-will-be.ts";

type Patch = Partial<ConversationRow>;

/** Closes a matter, with a way back for as long as the line at the bottom stays. */
export function closeRow(row: ConversationRow, afterUndo: () => void): void {
  told(
    t("done.closed"),
    carry(row, closed(), (key) => acts.close(row.id, key)),
    afterUndo,
  );
}

export function reopenRow(row: ConversationRow): void {
  carry(row, awake(row), (key) => acts.reopen(row.id, key));
}

export function snoozeRow(row: ConversationRow, until: Time): void {
  const act = carry(row, { status: "snoozed", snoozed_until: until }, (key) =>
    acts.snooze(row.id, until, key),
  );
  told(t("done.snoozed", { until: moment(until, Date.now()) }), act);
}

export function wakeRow(row: ConversationRow): void {
  carry(row, awake(row), (key) => acts.wake(row.id, key));
}

export function assignRow(row: ConversationRow, operatorId: number | null): void {
  if (row.assignee_id === operatorId) return;
  const act = carry(row, { assignee_id: operatorId }, (key) => acts.assign(row.id, operatorId, key));
  const name = operatorOf(operatorId)?.name;
  told(name ? t("done.assigned", { name }) : t("done.put_back"), act);
}

/** To a team; `name` is null where it goes to none. */
export function teamRow(row: ConversationRow, teamId: number | null, name: string | null): void {
  if (row.team_id === teamId) return;
  const act = carry(row, { team_id: teamId }, (key) => acts.giveToTeam(row.id, teamId, key));
  told(name ? t("done.to_team", { name }) : t("done.no_team"), act);
}

export function weighRow(row: ConversationRow, priority: Priority): void {
  if (row.priority === priority) return;
  const act = carry(row, { priority }, (key) => acts.setPriority(row.id, priority, key));
  told(t("done.priority", { priority: wordsFor("priority", priority) ?? priority }), act);
}

/** Puts a tag on; one that nobody has made yet shows when the server has. */
export function tagRow(row: ConversationRow, name: string, known: TagCard | undefined): void {
  const worn = known ? [...new Set([...row.tag_ids, known.id])].sort((a, b) => a - b) : row.tag_ids;
  const act = carry(row, { tag_ids: worn }, (key) => acts.changeTags(row.id, [name], [], key));
  told(t("done.tagged", { name }), act);
}

export function untagRow(row: ConversationRow, tag: TagCard): void {
  const worn = row.tag_ids.filter((id) => id !== tag.id);
  const act = carry(row, { tag_ids: worn }, (key) => acts.changeTags(row.id, [], [tag.id], key));
  told(t("done.untagged", { name: tag.name }), act);
}

/** To the spam folder, with a way back that also listens to them again. */
export function spamRow(row: ConversationRow, mark: SpamMark, afterUndo: () => void): void {
  const act = carry(row, inSpam(row), (key) => acts.markSpam(row.id, mark, key));
  told(t(mark.block || mark.address ? "done.spam_blocked" : "done.spam"), act, afterUndo);
}

export function notSpamRow(row: ConversationRow): void {
  carry(row, { spam: false }, (key) => acts.takeOutOfSpam(row.id, key));
}

export type Receiver = { readonly operatorId: number | null; readonly teamId: number | null };

/** Hands a matter over with a note for whoever gets it. The note stays when that is taken back. */
export function transferRow(row: ConversationRow, to: Receiver, name: string, note: string): void {
  const patch = { assignee_id: to.operatorId, ...(to.teamId === null ? {} : { team_id: to.teamId }) };
  const words = { operator_id: to.operatorId, team_id: to.teamId, note, entities: [] };
  const act = carry(row, patch, (key) => acts.transfer(row.id, words, key));
  told(t(note.trim() ? "done.transferred_noted" : "done.transferred", { name }), act);
}

const carry = (row: ConversationRow, patch: Patch, ask: (key: string) => Promise<ConversationRow>): Act =>
  carryOut([{ row, patch }], (key) => one(ask(key)));

function told(words: string, act: Act, afterUndo?: () => void): void {
  tell(words, () => {
    void takeBack(act);
    afterUndo?.();
  });
}
