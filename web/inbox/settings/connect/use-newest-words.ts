import { useEffect, useState } from "preact/hooks";
import type { NewestWords } from "#shared/wire.ts";
import { readNewestWords } from "../../api/channels.ts";
import { type Refused, refusedBy } from "../../api/refused.ts";
import { news } from "../../stores/house.ts";
import { bringsWords } from "./fate-of-test.ts";

export type Heard =
  | { readonly is: "asking" }
  | { readonly is: "waiting" }
  | { readonly is: "heard"; readonly words: NewestWords }
  | { readonly is: "refused"; readonly refused: Refused; readonly retry: () => void };

/** Who wrote last on a channel, as it happens. */
export function useNewestWords(channelId: number): Heard {
  const [heard, setHeard] = useState<Heard>({ is: "asking" });
  useEffect(() => {
    let turn = 0;
    const ask = async () => {
      turn += 1;
      const mine = turn;
      const answer = await readNewestWords(channelId).then(
        (words): Heard => (words ? { is: "heard", words } : { is: "waiting" }),
        (cause: unknown): Heard => ({ is: "refused", refused: refusedBy(cause), retry: () => void ask() }),
      );
      if (mine === turn) setHeard(answer);
    };
    void ask();
    let isFirst = true;
    const leave = news.subscribe((events) => {
      // Subscribing tells what is known already.
      if (isFirst) isFirst = false;
      else if (events.length === 0 || bringsWords(events, channelId)) void ask();
    });
    return () => {
      turn += 1;
      leave();
    };
  }, [channelId]);
  return heard;
}
