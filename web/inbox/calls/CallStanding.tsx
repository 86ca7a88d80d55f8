import { Check, Clock, PhoneOff, TriangleAlert } from "lucide-preact";
import type { CallbackCard } from "#shared/wire.ts";
import { isClosed } from "../state/calls.ts";
import { SOON } from "../stores/calls.ts";
import { now } from "../stores/clock.ts";
import { Icon } from "../ui/Icon.tsx";
import { dueWords, endWords } from "../words/calls.ts";

/** How late it is, how soon, or how it ended: by shape and words as well as by colour. */
export function CallStanding({ card }: { readonly card: CallbackCard }) {
  if (isClosed(card)) {
    const isGood = card.state === "done" && card.outcome === "reached";
    return (
      <span class={`call-standing ${isGood ? "is-good" : ""}`}>
        <Icon of={isGood ? Check : PhoneOff} /> {endWords(card)}
      </span>
    );
  }
  const words = dueWords(card, now.value);
  if (!words) return null;
  const left = Date.parse(card.due_at) - now.value;
  const pressure = left <= 0 ? "late" : left <= SOON ? "soon" : "calm";
  return (
    <span class={`call-standing is-${pressure}`}>
      <Icon of={left <= 0 ? TriangleAlert : Clock} /> {words}
    </span>
  );
}
