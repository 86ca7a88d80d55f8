import { CalendarPlus } from "lucide-preact";
import { useState } from "preact/hooks";
import type { CallbackCard } from "#shared/wire.ts";
import { callDeed } from "../stores/call-deed.ts";
import { callsOfClient } from "../stores/calls.ts";
import { now } from "../stores/clock.ts";
import { can, channels } from "../stores/house.ts";
import { jumpTo } from "../thread/jump.ts";
import { Icon } from "../ui/Icon.tsx";
import { attemptsWords, wantedWords } from "../words/calls.ts";
import { counted, t } from "../words/t.ts";
import { CallStanding } from "./CallStanding.tsx";
import { PhoneLink } from "./PhoneLink.tsx";

const FEW = 3;

/** There is something to show, or a call can be written down. */
export const hasCallsPart = (clientId: number): boolean =>
  callsOfClient(clientId).length > 0 || canWriteDown();

/** Calls of one client, the newest first, and the way to plan another. */
export function PanelCalls({ clientId }: { readonly clientId: number }) {
  const [isWhole, setWhole] = useState(false);
  const all = callsOfClient(clientId);
  const shown = isWhole ? all : all.slice(0, FEW);
  return (
    <>
      {all.length > 0 && (
        <ul class="facts panel-calls">
          {shown.map((card) => (
            <Call key={card.id} card={card} />
          ))}
        </ul>
      )}
      {all.length > shown.length && (
        <button type="button" class="link-button" onClick={() => setWhole(true)}>
          {counted("calls.more_of", all.length - shown.length)}
        </button>
      )}
      {canWriteDown() && (
        <button
          type="button"
          class="button is-quiet panel-deed"
          onClick={() => {
            callDeed.value = { is: "new", clientId };
          }}
        >
          <Icon of={CalendarPlus} />
          {t("calls.call_later")}
        </button>
      )}
    </>
  );
}

const Call = ({ card }: { readonly card: CallbackCard }) => (
  <li class="panel-call">
    <CallStanding card={card} />
    <button
      type="button"
      class="link-button"
      data-tip={t("calls.show_in_history")}
      onClick={() => void jumpTo(card.message_id)}
    >
      {wantedWords(card, now.value)}
    </button>
    <PhoneLink card={card} />
    {card.question && (
      <p class="panel-call-question" dir="auto">
        {card.question}
      </p>
    )}
    {card.attempts.length > 0 && <small>{attemptsWords(card, now.value)}</small>}
  </li>
);

const canWriteDown = (): boolean =>
  can("conversations.answer") && channels.value.some(({ kind }) => kind === "callback");
