import { Phone } from "lucide-preact";
import { useEffect } from "preact/hooks";
import type { CallbackCard, MessageCard } from "#shared/wire.ts";
import { isClosed } from "../state/calls.ts";
import { callOf, learnCall } from "../stores/calls.ts";
import { now } from "../stores/clock.ts";
import { me, operatorOf } from "../stores/house.ts";
import { Icon } from "../ui/Icon.tsx";
import { atClients, attemptsWords, wantedWords } from "../words/calls.ts";
import { clockTime, moment } from "../words/dates.ts";
import { serviceWords } from "../words/preview.ts";
import { counted, t } from "../words/t.ts";
import { CallDeeds } from "./CallDeeds.tsx";
import { CallStanding } from "./CallStanding.tsx";
import { PhoneLink } from "./PhoneLink.tsx";

/** A request to be phoned, where it was made in the history: how it stands now, and what to do about it. */
export function CallItem({ message }: { readonly message: MessageCard }) {
  const id = Number(message.service?.["callback_id"]);
  const card = callOf(id);
  useEffect(() => {
    // Until it is known the line says what it was told; so it does when nobody answers.
    learnCall(id).catch(() => undefined);
  }, [id]);
  if (!card)
    return (
      <div class="system-line">
        {serviceWords(message.service ?? {})}
        <time dateTime={message.at}>{clockTime(message.at)}</time>
      </div>
    );
  // Where one of us wrote it down, no message of the client's says what it is about.
  const isOurs = message.service?.["by"] === "operator";
  const who = operatorOf(message.operator_id)?.name;
  return (
    <section class={`call-item ${isClosed(card) ? "is-over" : ""}`} aria-label={t("calls.item")}>
      <div class="call-item-head">
        <Icon of={Phone} size={20} />
        <strong>{t(isOurs ? "calls.item_ours" : "calls.item")}</strong>
        <CallStanding card={card} />
        <time dateTime={message.at}>{clockTime(message.at)}</time>
      </div>
      <div class="call-item-facts">
        <PhoneLink card={card} />
        <span>{whenOf(card)}</span>
        {isOurs && who && <small>{t("calls.written_by", { name: who })}</small>}
        {isOurs && card.question && <p dir="auto">{card.question}</p>}
        <small>
          {[holderOf(card), attemptsWords(card, now.value), timesOf(card)].filter(Boolean).join(" · ")}
        </small>
      </div>
      <CallDeeds card={card} />
    </section>
  );
}

/** What they asked for, and where we ring at another time, that one. */
function whenOf(card: CallbackCard): string {
  const asked = [wantedWords(card, now.value), atClients(card.wanted_from, card.timezone)];
  const isPutOff = !isClosed(card) && card.attempts.length > 0;
  const again = isPutOff ? t("calls.again_at", { at: moment(card.due_at, now.value) }) : null;
  return [...asked, again].filter(Boolean).join(" · ");
}

function holderOf({ claimed_by }: CallbackCard): string {
  if (claimed_by === null) return "";
  if (claimed_by === me.value?.operator.id) return t("calls.mine");
  return t("calls.held_by", { name: operatorOf(claimed_by)?.name ?? "" });
}

const timesOf = ({ requests }: CallbackCard): string =>
  requests > 1 ? counted("calls.asked_times", requests) : "";
