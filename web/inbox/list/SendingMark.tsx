import { ClockArrowUp } from "lucide-preact";
import { now } from "../stores/clock.ts";
import { nextSendingIn } from "../stores/sendings.ts";
import { Icon } from "../ui/Icon.tsx";
import { useRead } from "../ui/use-read.ts";
import { moment } from "../words/dates.ts";
import { t } from "../words/t.ts";

/** A reply waits here for its time. */
export function SendingMark({ conversationId }: { readonly conversationId: number }) {
  const sending = useRead(() => nextSendingIn(conversationId), [conversationId]);
  if (!sending) return null;
  const words = t("send.will_go", { when: moment(sending.due_at, now.value) });
  return (
    <span class="row-mark" role="img" title={words} aria-label={words}>
      <Icon of={ClockArrowUp} />
    </span>
  );
}
