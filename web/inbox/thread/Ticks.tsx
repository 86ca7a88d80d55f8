import {
  Check,
  CheckCheck,
  CircleAlert,
  CircleQuestionMark,
  Clock,
  Forward,
  type LucideIcon,
} from "lucide-preact";
import type { DeliveryState } from "#shared/wire.ts";
import { t } from "../words/t.ts";

const LOOK: Readonly<Record<DeliveryState, LucideIcon>> = {
  queued: Clock,
  sending: Clock,
  retry: Clock,
  sent: Check,
  delivered: CheckCheck,
  read: CheckCheck,
  failed: CircleAlert,
  uncertain: CircleQuestionMark,
};

type Props = { readonly state: DeliveryState; readonly isRedirected?: boolean };

/** How far a message of ours has come, as far as its channel tells. */
export function Ticks({ state, isRedirected }: Props) {
  if (isRedirected) return <Tick drawing={Forward} look="retry" words={t("failure.redirected")} />;
  return <Tick drawing={LOOK[state]} look={state} words={t(`delivery.${state}`)} />;
}

type TickProps = { readonly drawing: LucideIcon; readonly look: DeliveryState; readonly words: string };

function Tick({ drawing: Drawing, look, words }: TickProps) {
  return (
    <span class={`ticks ticks-${look}`} role="img" aria-label={words} title={words}>
      <Drawing size={16} strokeWidth={look === "read" ? 2.5 : 1.75} aria-hidden="true" />
    </span>
  );
}
