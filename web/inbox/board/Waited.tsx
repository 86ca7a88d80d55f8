import type { Time } from "#shared/wire.ts";
import { now } from "../stores/clock.ts";
import { workplace } from "../stores/workplace.ts";
import { span } from "../words/dates.ts";
import { t } from "../words/t.ts";
import { pressureOf } from "../words/waiting.ts";

/** How long the longest wait is; said in words too for whoever listens. */
export function Waited({ since }: { readonly since: Time | null }) {
  if (!since) return <span class="is-quiet">–</span>;
  const waited = Math.max(0, now.value - Date.parse(since));
  return (
    <span class={`waited is-${pressureOf(waited, workplace.value)}`}>
      <span class="only-heard">{t("board.waits")} </span>
      {span(waited)}
    </span>
  );
}
