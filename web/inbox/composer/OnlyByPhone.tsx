import { Phone } from "lucide-preact";
import type { CallbackCard } from "#shared/wire.ts";
import { PhoneLink } from "../calls/PhoneLink.tsx";
import { isClosed } from "../state/calls.ts";
import { callDeed } from "../stores/call-deed.ts";
import { callsOfClient } from "../stores/calls.ts";
import { can, house } from "../stores/house.ts";
import { route } from "../stores/route.ts";
import { openedClientId } from "../stores/threads.ts";
import { Icon } from "../ui/Icon.tsx";
import { phoneWords } from "../words/phones.ts";
import { t } from "../words/t.ts";

/** Why nothing can be written to somebody who asked to be phoned, and the number to ring instead. */
export function OnlyByPhone() {
  const clientId = openedClientId.value ?? 0;
  const call = callInQuestion(callsOfClient(clientId));
  const point = house.value?.clients[clientId]?.contact_points.find(({ kind }) => kind === "phone");
  const number =
    call ?? (point && { phone: point.value, phone_shown: phoneWords(point.value), extension: null });
  return (
    <div class="detour" role="status">
      <span class="detour-why">
        <Icon of={Phone} />
        <span>
          {t("calls.only_by_phone")} {number && <PhoneLink card={number} />}
        </span>
      </span>
      {call && !isClosed(call) && can("conversations.answer") && (
        <button
          type="button"
          class="button"
          onClick={() => {
            callDeed.value = { is: "outcome", callId: call.id, outcome: null };
          }}
        >
          {t("calls.say_outcome")}
        </button>
      )}
    </div>
  );
}

/** The one that was opened, else the one to be rung first, else the last there was. */
function callInQuestion(calls: readonly CallbackCard[]): CallbackCard | undefined {
  const here = route.value;
  const opened = here.at === "calls" ? calls.find(({ id }) => id === here.callId) : undefined;
  const [first] = calls.filter((card) => !isClosed(card)).sort((a, b) => (a.due_at < b.due_at ? -1 : 1));
  return opened ?? first ?? calls[0];
}
