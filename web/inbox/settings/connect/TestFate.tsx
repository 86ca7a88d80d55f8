import { useMemo } from "preact/hooks";
import type { ChannelCard, DeliveryCard, MessageCard } from "#shared/wire.ts";
import { Ticks } from "../../thread/Ticks.tsx";
import { failureWords } from "../../words/refusals.ts";
import { t } from "../../words/t.ts";
import { fateOf } from "./fate-of-test.ts";
import { useFates } from "./use-fates.ts";

type Props = { readonly message: MessageCard | null; readonly channel: ChannelCard };

/** How far the test answer has come, as it goes. */
export function TestFate({ message, channel }: Props) {
  const fates = useFates();
  const fate = useMemo(() => message && fateOf(message, fates), [message, fates]);
  return (
    <div role="status" class="try-fate">
      {fate && (
        <>
          <Ticks state={fate.state} />
          <span class={fate.state === "failed" ? "is-bad" : ""}>{fateWords(fate, channel.state)}</span>
        </>
      )}
      {fate?.detail && (fate.state === "failed" || fate.state === "retry") && (
        <details class="details">
          <summary>{t("act.details")}</summary>
          <code>{[fate.code, fate.detail].filter(Boolean).join(" · ")}</code>
        </details>
      )}
    </div>
  );
}

function fateWords(fate: DeliveryCard, state: ChannelCard["state"]): string {
  switch (fate.state) {
    case "queued":
    case "sending":
      return state === "paused" || state === "broken" ? t(`delayed.${state}`) : t("try.on_its_way");
    case "sent":
    case "delivered":
    case "read":
      return t("try.arrived");
    case "retry":
      return `${failureWords(fate.code)} ${t("try.will_retry")}`;
    case "failed":
      return `${t("try.failed")} ${failureWords(fate.code)}`;
    case "uncertain":
      return t("uncertain.why");
  }
}
