import type { CallbackCard, NewAttempt, Time } from "#shared/wire.ts";
import { cancelCall, claimCall, moveCall, releaseCall, reopenCall, sayOutcome } from "../api/calls.ts";
import { refusedBy } from "../api/refused.ts";
import { isClosed } from "../state/calls.ts";
import { liftWish, putCall, wishCall, withInHand } from "../stores/calls.ts";
import { me, operatorOf } from "../stores/house.ts";
import { tell, tellRefused } from "../stores/notice.ts";
import { callerName, outcomeWords, wantedWords } from "../words/calls.ts";
import { moment } from "../words/dates.ts";
import { t } from "../words/t.ts";

/** Takes a call; mine already, it goes back to everybody. */
export function takeOrPutBackCall(card: CallbackCard): void {
  const mine = me.peek()?.operator.id;
  if (mine === undefined || isClosed(card)) return;
  if (card.claimed_by === mine) {
    void carryOut(card, { state: "waiting", claimed_by: null }, () => releaseCall(card.id));
    return;
  }
  const before = card.claimed_by;
  void carryOut(card, { state: "claimed", claimed_by: mine }, () => claimCall(card.id, null));
  const colleague = operatorOf(before)?.name;
  if (before !== null && colleague)
    tell(t("calls.done.taken_over", { name: colleague }), () => {
      void carryOut({ ...card, claimed_by: mine }, {}, () => claimCall(card.id, before));
    });
}

/** Takes it back to whoever asked for it not to be rung; one press brings it back, for when it was due. */
export async function callOff(card: CallbackCard): Promise<void> {
  const isDone = await carryOut(card, { state: "cancelled", claimed_by: null }, () => cancelCall(card.id));
  if (isDone) tell(t("calls.done.cancelled", { name: callerName(card) }), () => void bringBack(card));
}

/** To be rung at once. */
export async function openCallAgain(card: CallbackCard): Promise<void> {
  const isDone = await carryOut(card, {}, () => reopenCall(card.id));
  if (isDone) tell(t("calls.done.reopened", { name: callerName(card) }));
}

/** Throws Refused. */
export async function moveCallTo(card: CallbackCard, to: Time): Promise<void> {
  const moved = await withInHand(card.id, () => moveCall(card.id, to));
  putCall(moved);
  const undo = Date.parse(card.due_at) > Date.now() ? () => void putBackTo(card) : null;
  tell(t("calls.done.moved", { at: wantedWords(moved, Date.now()) }), undo);
}

/** What came of ringing. Throws Refused: then nothing was written down. */
export async function recordOutcome(card: CallbackCard, attempt: NewAttempt): Promise<void> {
  const said = await withInHand(card.id, () => sayOutcome(card.id, attempt));
  putCall(said);
  const words = outcomeWords(attempt.outcome);
  if (isClosed(said)) tell(`${words}: ${callerName(card)}`, () => void openCallAgain(said));
  else tell(`${words}. ${t("calls.again_at", { at: moment(said.due_at, Date.now()) })}`);
}

async function bringBack(card: CallbackCard): Promise<void> {
  const isOpen = await carryOut(card, {}, () => reopenCall(card.id));
  // Opening again means at once; what was to be rung later is put back to then.
  if (isOpen && Date.parse(card.due_at) > Date.now()) await putBackTo(card);
}

const putBackTo = (card: CallbackCard): Promise<boolean> =>
  carryOut(card, {}, () => moveCall(card.id, card.due_at));

/** Shows the call as it will be; should the server refuse, as it was, with the reason. */
async function carryOut(
  card: CallbackCard,
  patch: Partial<CallbackCard>,
  ask: () => Promise<CallbackCard>,
): Promise<boolean> {
  wishCall(card, patch);
  try {
    putCall(await withInHand(card.id, ask));
    return true;
  } catch (cause) {
    const refused = refusedBy(cause);
    if (refused.code === "offline") tell(t("calls.unheard_press"));
    else tellRefused(t("done.not_done"), refused);
    return false;
  } finally {
    liftWish(card.id);
  }
}
