import type { ConversationRow, SpamMark, Time } from "#shared/wire.ts";
import { assign, close, markSpam, reopen, snooze, takeOutOfSpam, wake } from "../api/conversations.ts";
import { refusedBy } from "../api/refused.ts";
import { operatorOf } from "../stores/house.ts";
import { tell, tellRefused } from "../stores/notice.ts";
import { lay, lift, settle } from "../stores/overlay.ts";
import { moment } from "../words/dates.ts";
import { t } from "../words/t.ts";

/** Closes a matter, with a way back for as long as the line at the bottom stays. */
export function closeRow(row: ConversationRow, afterUndo: () => void): void {
  carryOut(row, CLOSED(), () => close(row.id));
  tell(t("done.closed"), () => {
    reopenRow({ ...row, ...CLOSED() });
    afterUndo();
  });
}

export function reopenRow(row: ConversationRow): void {
  carryOut(row, awake(row), () => reopen(row.id));
}

export function snoozeRow(row: ConversationRow, until: Time): void {
  carryOut(row, { status: "snoozed", snoozed_until: until }, () => snooze(row.id, until));
  tell(t("done.snoozed", { until: moment(until, Date.now()) }), () => wakeRow(row));
}

export function wakeRow(row: ConversationRow): void {
  carryOut(row, awake(row), () => wake(row.id));
}

export function assignRow(row: ConversationRow, operatorId: number | null): void {
  const before = row.assignee_id;
  if (before === operatorId) return;
  carryOut(row, { assignee_id: operatorId }, () => assign(row.id, operatorId));
  const name = operatorOf(operatorId)?.name;
  tell(name ? t("done.assigned", { name }) : t("done.put_back"), () =>
    carryOut(row, { assignee_id: before }, () => assign(row.id, before)),
  );
}

/** To the spam folder, with a way back that also listens to them again. */
export function spamRow(row: ConversationRow, mark: SpamMark, afterUndo: () => void): void {
  const marked = carryOut(row, SPAM(row), () => markSpam(row.id, mark));
  tell(t(mark.block || mark.address ? "done.spam_blocked" : "done.spam"), () => {
    // Asked for side by side, the first might come last.
    carryOut({ ...row, ...SPAM(row) }, { spam: false }, () => marked.then(() => takeOutOfSpam(row.id)));
    afterUndo();
  });
}

export function notSpamRow(row: ConversationRow): void {
  carryOut(row, { spam: false }, () => takeOutOfSpam(row.id));
}

/** Shows the row as it will be; should the server refuse, as it was, with the reason. */
async function carryOut(
  row: ConversationRow,
  patch: Partial<ConversationRow>,
  ask: () => Promise<ConversationRow | undefined>,
): Promise<void> {
  lay(row, patch);
  try {
    const fresh = await ask();
    settle(row.id, fresh?.revision);
  } catch (cause) {
    lift(row.id);
    tellRefused(t("done.not_done"), refusedBy(cause));
  }
}

const CLOSED = (): Partial<ConversationRow> => ({
  status: "closed",
  closed_at: new Date().toISOString(),
  close_reason: "operator",
  waiting_since: null,
});

/** Nobody waits in it any more. */
const SPAM = (row: ConversationRow): Partial<ConversationRow> => ({
  spam: true,
  status: row.status === "closed" ? "closed" : "open",
  waiting_since: null,
  snoozed_until: null,
});

const awake = (row: ConversationRow): Partial<ConversationRow> => ({
  status: row.answered_count < row.inbound_count ? "waiting" : "open",
  closed_at: null,
  close_reason: null,
  snoozed_until: null,
});
