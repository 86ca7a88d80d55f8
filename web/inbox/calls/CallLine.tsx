import { Phone } from "lucide-preact";
import type { MessageCard } from "#shared/wire.ts";
import { now } from "../stores/clock.ts";
import { operatorOf } from "../stores/house.ts";
import { Icon } from "../ui/Icon.tsx";
import { callLine } from "../words/calls.ts";
import { clockTime } from "../words/dates.ts";

/** What happened to a call after it was asked for, in one line, with what was noted below. */
export function CallLine({ message }: { readonly message: MessageCard }) {
  const service = message.service ?? {};
  const who = operatorOf(message.operator_id)?.name;
  const below = service["note"] || service["question"];
  return (
    <div class="system-line">
      <Icon of={Phone} /> {callLine(service, now.value)}
      {who && <span dir="auto"> · {who}</span>}
      <time dateTime={message.at}>{clockTime(message.at)}</time>
      {below && (
        <p class="call-note" dir="auto">
          {below}
        </p>
      )}
    </div>
  );
}
