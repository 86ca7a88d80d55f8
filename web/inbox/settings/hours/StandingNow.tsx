import { useEffect, useState } from "preact/hooks";
import type { Availability } from "#shared/wire.ts";
import { readAvailability } from "../../api/hours.ts";
import { now } from "../../stores/clock.ts";
import { online } from "../../stores/fleeting.ts";
import { hours } from "../../stores/hours.ts";
import { availabilityWords } from "./say.ts";

/** What holds on a channel now. It stays true: asked again when hours, people or the hour itself change. */
export function StandingNow({ channelId }: { readonly channelId: number }) {
  const [answer, setAnswer] = useState<Availability | null>(null);
  const turn = answer?.until ?? answer?.opens_at ?? null;
  const hasTurned = turn !== null && Date.parse(turn) <= now.value;
  const [all, people] = [hours.value, online.value];
  // biome-ignore lint/correctness/useExhaustiveDependencies: each of them may change the answer.
  useEffect(() => {
    let isHere = true;
    readAvailability(channelId).then(
      (fresh) => isHere && setAnswer(fresh),
      // What cannot be known now is not said.
      () => isHere && setAnswer(null),
    );
    return () => {
      isHere = false;
    };
  }, [channelId, all, people, hasTurned]);
  return (
    <p class={`standing-now ${answer ? `is-${answer.state}` : ""}`}>
      {answer ? availabilityWords(answer, now.value) : "\u00a0"}
    </p>
  );
}
