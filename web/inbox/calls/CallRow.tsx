import { useEffect, useState } from "preact/hooks";
import type { CallbackCard } from "#shared/wire.ts";
import type { CallView } from "../api/calls.ts";
import { isClosed } from "../state/calls.ts";
import { now } from "../stores/clock.ts";
import { me, operatorOf } from "../stores/house.ts";
import { go } from "../stores/route.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { atClients, attemptsWords, dateWords, wantedWords } from "../words/calls.ts";
import { clockTime, dayKey } from "../words/dates.ts";
import { counted, t } from "../words/t.ts";
import { CallDeeds } from "./CallDeeds.tsx";
import { CallStanding } from "./CallStanding.tsx";
import { PhoneLink } from "./PhoneLink.tsx";

type Props = {
  readonly card: CallbackCard;
  readonly view: CallView;
  readonly isHere: boolean;
  readonly come: () => void;
};

/** One call: when, whom and about what; how often it was tried, and who has it. */
export function CallRow({ card, view, isHere, come }: Props) {
  const [item, setItem] = useState<HTMLElement | null>(null);
  useEffect(() => {
    if (isHere) item?.scrollIntoView({ block: "nearest" });
  }, [isHere, item]);
  const isGone = view !== "done" && isClosed(card);
  const open = () => go({ at: "calls", view, callId: card.id });
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys of the whole page open calls too.
    <li
      ref={setItem}
      class={`call-row ${isHere ? "is-here" : ""} ${isGone ? "is-over" : ""}`}
      aria-current={isHere ? "true" : undefined}
      data-call={card.id}
      onPointerDown={come}
      onFocusCapture={come}
      onClick={(event) => {
        if (event.target instanceof Element && !event.target.closest("a, button")) open();
      }}
    >
      <When card={card} />
      <div class="call-row-words">
        <div class="call-row-line">
          <button
            type="button"
            class="call-row-name"
            dir="auto"
            data-tip={t("calls.open_thread")}
            onClick={open}
          >
            {card.name.trim() || <span class="is-quiet">{t("calls.nameless")}</span>}
          </button>
          <CallStanding card={card} />
        </div>
        <div class="call-row-line is-small">
          <PhoneLink card={card} />
          <Clocks card={card} />
        </div>
        {card.question && (
          <p class="call-row-question" dir="auto">
            {card.question}
          </p>
        )}
        <div class="call-row-line is-small">
          <Holder card={card} />
          <span class="call-row-tried">{triedWords(card)}</span>
          <CallDeeds card={card} />
        </div>
      </div>
    </li>
  );
}

/** When to ring, or when it was over; with the day where that is not today. */
function When({ card }: { readonly card: CallbackCard }) {
  const at = card.closed_at ?? card.due_at;
  const isToday = dayKey(at) === new Date(now.value).toDateString();
  return (
    <time class="call-row-time" dateTime={at}>
      {clockTime(at)}
      {!isToday && <small>{dateWords(at, now.value)}</small>}
    </time>
  );
}

/** What their clock says, and what they asked for where that is not one moment. */
function Clocks({ card }: { readonly card: CallbackCard }) {
  const isWhole = card.wanted === "day" && card.attempts.length === 0;
  const words = [atClients(card.due_at, card.timezone), isWhole ? wantedWords(card, now.value) : null].filter(
    Boolean,
  );
  return words.length > 0 ? <span>{words.join(" · ")}</span> : null;
}

function Holder({ card: { claimed_by } }: { readonly card: CallbackCard }) {
  const holder = operatorOf(claimed_by);
  if (!holder) return null;
  return (
    <span class="call-row-holder">
      <Avatar person={holder} size={20} />
      {holder.id === me.value?.operator.id ? t("calls.mine") : holder.name}
    </span>
  );
}

function triedWords(card: CallbackCard): string {
  const asked = card.requests > 1 ? counted("calls.asked_times", card.requests) : "";
  return [attemptsWords(card, now.value), asked].filter(Boolean).join(" · ");
}
