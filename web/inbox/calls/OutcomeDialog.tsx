import { useRef, useState } from "preact/hooks";
import type { CallbackCard, ClientBrief, Outcome, Time } from "#shared/wire.ts";
import { recordOutcome } from "../actions/calls.ts";
import { newKey } from "../actions/key.ts";
import { type Refused, refusedBy } from "../api/refused.ts";
import { dropCallDeed } from "../stores/call-deed.ts";
import { now } from "../stores/clock.ts";
import { channelOf } from "../stores/house.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { callerName, outcomeWords } from "../words/calls.ts";
import { moment } from "../words/dates.ts";
import { t } from "../words/t.ts";
import { CallTrouble } from "./CallTrouble.tsx";
import { OUTCOMES } from "./call-keys.ts";
import { automaticNext, isUnanswered, retryAfter } from "./next-time.ts";
import { PhoneLink } from "./PhoneLink.tsx";
import { SamePerson } from "./SamePerson.tsx";
import { WhenField } from "./WhenField.tsx";

type Props = { readonly card: CallbackCard; readonly first: Outcome | null };

/** What came of ringing: the outcome by a number key, a note, when to ring again, and whether it was somebody we know. */
export function OutcomeDialog({ card, first }: Props) {
  const [outcome, setOutcome] = useState<Outcome | null>(first);
  const [note, setNote] = useState("");
  const [nextAt, setNextAt] = useState<Time | null>(null);
  const [same, setSame] = useState<ClientBrief | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [isBusy, setBusy] = useState(false);
  // One name for what is said here, so that a lost answer does not make two of it.
  const [key] = useState(newKey);
  const field = useRef<HTMLTextAreaElement>(null);
  const choose = (one: Outcome) => {
    setOutcome(one);
    field.current?.focus();
  };
  const save = async () => {
    if (outcome === null || isBusy) return;
    setBusy(true);
    setRefused(null);
    try {
      await recordOutcome(card, {
        key,
        outcome,
        note: note.trim(),
        next_at: isUnanswered(outcome) ? nextAt : null,
        same_person_as: outcome === "reached" ? (same?.id ?? null) : null,
      });
      dropCallDeed();
    } catch (cause) {
      setRefused(refusedBy(cause));
      setBusy(false);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const byNumber = OUTCOMES[Number(/^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1] ?? 0) - 1];
    const isTyping =
      event.target instanceof HTMLElement && event.target.matches("textarea, input:not([type=radio])");
    if (byNumber && (!isTyping || event.altKey)) {
      event.preventDefault();
      choose(byNumber);
    }
  };
  return (
    <Dialog title={t("calls.outcome_of", { name: callerName(card) })} onClose={dropCallDeed}>
      <form
        class="call-form"
        onKeyDown={onKeyDown}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <p class="call-form-phone">
          <PhoneLink card={card} />
          {card.question && <span dir="auto">{card.question}</span>}
        </p>
        <div class="outcomes" role="radiogroup" aria-label={t("calls.say_outcome")}>
          {OUTCOMES.map((one, at) => (
            <label key={one} class={`outcome ${one === outcome ? "is-chosen" : ""}`}>
              <input
                type="radio"
                class="only-heard"
                name="outcome"
                checked={one === outcome}
                // Something has the focus from the start, so that the number keys are heard.
                autofocus={first === null && at === 0}
                onChange={() => setOutcome(one)}
              />
              <kbd>{at + 1}</kbd>
              {outcomeWords(one)}
            </label>
          ))}
        </div>
        {outcome !== null && <Meaning outcome={outcome} card={card} nextAt={nextAt} choose={setNextAt} />}
        {outcome === "reached" && <SamePerson card={card} chosen={same} choose={setSame} />}
        <label>
          {t("calls.note")}
          <textarea
            ref={field}
            class="field"
            rows={2}
            maxLength={4000}
            dir="auto"
            autofocus={first !== null}
            value={note}
            onInput={(event) => setNote(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
              event.preventDefault();
              void save();
            }}
          />
        </label>
        <CallTrouble refused={refused} />
        <div class="dialog-deeds">
          <button type="submit" class="button is-main" disabled={outcome === null || isBusy}>
            {t(same && outcome === "reached" ? "calls.save_and_glue" : "calls.save_outcome")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

type MeaningProps = {
  readonly outcome: Outcome;
  readonly card: CallbackCard;
  readonly nextAt: Time | null;
  readonly choose: (at: Time | null) => void;
};

/** What follows from it: when it is rung again, or that nobody rings them any more. */
function Meaning({ outcome, card, nextAt, choose }: MeaningProps) {
  if (!isUnanswered(outcome))
    return outcome === "reached" ? null : <p class="call-meaning">{t("calls.no_more")}</p>;
  const waits = retryAfter(channelOf(card.channel_id)?.settings);
  const automatic = automaticNext(card, waits, now.value);
  return (
    <div class="call-meaning">
      <p role="status">
        {nextAt
          ? t("calls.again_at", { at: moment(nextAt, now.value) })
          : automatic
            ? t("calls.again_automatic", { at: moment(automatic, now.value) })
            : t("calls.again_never")}
        {nextAt && (
          <button type="button" class="link-button" onClick={() => choose(null)}>
            {t("calls.by_schedule")}
          </button>
        )}
      </p>
      <details class="call-other-time">
        <summary>{t("calls.other_time")}</summary>
        <WhenField label={t("calls.ring_again")} at={nextAt} choose={choose} timezone={card.timezone} />
      </details>
    </div>
  );
}
