import type { ConversationRow, FilledWords, MacroCard, MacroDeed, MacroDone } from "#shared/wire.ts";
import { pressMacroOn } from "../api/macros.ts";
import { Refused, refusedBy } from "../api/refused.ts";
import { takeReplyBack } from "../api/sendings.ts";
import { filledFor } from "../composer/canned/known-of.ts";
import { unfilled } from "../composer/canned/variables.ts";
import { target } from "../stores/composing.ts";
import { hours } from "../stores/hours.ts";
import { tell, tellRefused } from "../stores/notice.ts";
import { hide, unhide } from "../stores/sendings.ts";
import { openedThread } from "../stores/threads.ts";
import { workplace } from "../stores/workplace.ts";
import { deedWords } from "../words/macro-deeds.ts";
import { t } from "../words/t.ts";
import { type Act, carryOut, takeBack } from "./act.ts";
import { afterMacro } from "./after-macro.ts";
import { snoozeChoices } from "./snooze-times.ts";

/** Does all that a macro says, with a way back; what was said and has gone stays, and that is told. */
export function pressMacro(row: ConversationRow, macro: MacroCard): void {
  const words = filledIn(row, macro);
  const open = words.find(({ place, text }) => macro.deeds[place]?.do === "reply" && hasOpen(text));
  if (open) {
    const fields = { [`deeds.${open.place}`]: "variable_unfilled" };
    const problem = { status: 422, code: "variable_unfilled", title: "", fields };
    tellRefused(notDone(macro, new Refused(problem)), new Refused(problem));
    return;
  }
  const hold = workplace.peek().undo_send_seconds;
  const morning = morningAfter(new Date());
  const done: { answer?: MacroDone } = {};
  const act = carryOut(
    [{ row, patch: afterMacro(row, doneAtOnce(macro, hold), morning) }],
    async (key) => {
      done.answer = await pressMacroOn(row.id, macro.id, {
        key,
        words,
        identity_id:
          openedThread.peek()?.clientId === row.client.id ? (target.peek()?.identityId ?? null) : null,
        hold_seconds: hold,
        morning,
      });
      return { rows: [done.answer.conversation], refused: [] };
    },
    (refused) => notDone(macro, refused),
  );
  const lasts = Math.max(hold, USUAL) * 1000;
  tell(t("macros.done", { name: macro.name }), () => void undo(row, act, done), lasts);
}

/** Where words are held, the matter closes with them, once they have gone. */
const doneAtOnce = ({ deeds }: MacroCard, hold: number): readonly MacroDeed[] =>
  hold > 0 && deeds.some((deed) => deed.do === "reply") ? deeds.filter((deed) => deed.do !== "close") : deeds;

/** Seconds. */
const USUAL = 6;

const hasOpen = (text: string): boolean => unfilled(text).length > 0;

/** What is said in this matter, where something was to be filled in. */
const filledIn = (row: ConversationRow, { deeds }: MacroCard): readonly FilledWords[] =>
  deeds.flatMap((deed, place) => {
    if ((deed.do !== "reply" && deed.do !== "note") || !hasOpen(deed.text)) return [];
    const entities = deed.do === "reply" ? deed.entities : [];
    return [{ place, ...filledFor({ text: deed.text, entities, language: null }, row) }];
  });

const morningAfter = (now: Date): string =>
  snoozeChoices(now, hours.peek()?.house ?? null).find(({ key }) => key !== "two_hours")?.until ??
  now.toISOString();

/** The act and the replies that have not gone are had back side by side. */
async function undo(row: ConversationRow, act: Act, done: { readonly answer?: MacroDone }): Promise<void> {
  const taken = takeBack(act);
  if (!(await act.done) || !done.answer) return;
  const { held, stays } = done.answer;
  const gone = await Promise.all(held.map((key) => hasGone(row.id, key)));
  await taken;
  const isAnswered = stays.includes("reply") && (held.length === 0 || gone.includes(true));
  const left = stays.filter((kind) => kind === "note" || isAnswered);
  if (left.length === 2) tell(t("macros.both_stay"));
  else if (left[0]) tell(t(left[0] === "note" ? "macros.note_stays" : "macros.reply_stays"));
}

async function hasGone(conversationId: number, key: string): Promise<boolean> {
  hide(key);
  try {
    await takeReplyBack(conversationId, key);
    return false;
  } catch {
    unhide(key);
    return true;
  }
}

/** "Макрос «Возврат» не выполнен, шаг 3 («Команда: Склад»)." */
function notDone({ name, deeds }: MacroCard, refused: Refused): string {
  const field = Object.keys(refusedBy(refused).fields).find((one) => one.startsWith("deeds."));
  const place = Number(field?.slice("deeds.".length));
  const deed = field === undefined ? undefined : deeds[place];
  if (!deed) return t("macros.not_done", { name });
  return t("macros.not_done_at", { name, step: place + 1, deed: shortened(deedWords(deed)) });
}

/** Letters of a deed, where it is named in passing. */
const SHOWN = 32;

const shortened = (words: string): string =>
  words.length > SHOWN ? `${words.slice(0, SHOWN).trimEnd()}…` : words;
