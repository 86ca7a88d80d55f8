import { ring } from "#shared/tone.ts";
import type { CallbackCard } from "#shared/wire.ts";
import type { CallNews } from "../stores/calls.ts";
import { me, operatorOf } from "../stores/house.ts";
import { tellOf } from "../stores/notice.ts";
import { go } from "../stores/route.ts";
import { callerName, dueWords, wantedWords } from "../words/calls.ts";
import { t } from "../words/t.ts";
import { permission } from "./desktop.ts";

/** It is time to ring somebody whom I have promised to ring. */
export function remindOfCall(card: CallbackCard): void {
  say(card, t("calls.remind", { name: callerName(card), when: dueWords(card, Date.now()) }));
}

/** What others, or time, have done to a call of mine. */
export function heedCall({ before, after }: CallNews): void {
  const mine = me.peek()?.operator.id;
  if (mine === undefined) return;
  if (before.claimed_by !== mine) {
    if (after.claimed_by === mine) say(after, t("calls.given", { name: callerName(after) }));
    return;
  }
  const words = lossWords(before, after);
  if (after.claimed_by !== mine && words !== null) say(after, words);
}

/** Null where there is nothing to say: a colleague has rung instead. */
export function lossWords(before: CallbackCard, after: CallbackCard): string | null {
  const name = callerName(after);
  if (after.state === "cancelled") return t("calls.lost_cancelled", { name });
  if (after.state === "done" || after.attempts.length > before.attempts.length) return null;
  if (after.claimed_by !== null)
    return t("calls.lost_taken", { name, who: operatorOf(after.claimed_by)?.name ?? "" });
  if (after.wanted_from !== before.wanted_from)
    return t("calls.lost_moved", { name, when: wantedWords(after, Date.now()) });
  return t("calls.lost_back", { name });
}

function say(card: CallbackCard, words: string): void {
  const open = () => go({ at: "calls", view: "due", callId: card.id }, "push");
  tellOf(words, { label: t("calls.open"), act: open });
  const preferences = me.peek()?.preferences;
  if (!document.hidden) return;
  if (preferences?.sound) ring();
  if (!preferences?.notifications || permission() !== "granted") return;
  const shown = new Notification(words, { body: card.question.slice(0, 140), tag: `call-${card.id}` });
  shown.onclick = () => {
    window.focus();
    open();
    shown.close();
  };
}
