import { TriangleAlert } from "lucide-preact";
import { useState } from "preact/hooks";
import type { SuggestionReason } from "#shared/wire.ts";
import { Icon } from "../ui/Icon.tsx";
import { forceOf, proofWords, reasonWords, warningWords } from "../words/reasons.ts";
import { counted, t } from "../words/t.ts";

const FEW = 3;

type Props = { readonly reasons: readonly SuggestionReason[] };

/** Why two may be one, and what speaks against it, each with how much it says. */
export function Reasons({ reasons }: Props) {
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole || reasons.length <= FEW + 1 ? reasons : reasons.slice(0, FEW);
  return (
    <>
      <ul class="reasons">
        {shown.map((reason) => (
          <Reason key={reason.code} reason={reason} />
        ))}
      </ul>
      {shown.length < reasons.length && (
        <button type="button" class="link-button reasons-more" onClick={() => setWhole(true)}>
          {counted("reason.more", reasons.length - shown.length)}
        </button>
      )}
    </>
  );
}

function Reason({ reason }: { readonly reason: SuggestionReason }) {
  const force = forceOf(reason);
  const words = reasonWords(reason);
  const proof = proofWords(reason);
  return (
    <li class={`reason is-${force}`}>
      <Meter force={force} />
      <span class="reason-words">
        <span dir="auto">{words}</span> <small>{t(`force.${force}`)}</small>
        {proof && !reason.warning && <small class="reason-proof">{proof}</small>}
        {reason.warning && (
          <small class="reason-warning">
            <Icon of={TriangleAlert} />
            {warningWords(reason.warning)}
          </small>
        )}
      </span>
    </li>
  );
}

/** Up to three bars, beside words that say the same. */
const Meter = ({ force }: { readonly force: ReturnType<typeof forceOf> }) => (
  <span class={`force force-${force}`} aria-hidden="true">
    <span />
    <span />
    <span />
  </span>
);
