import { useState } from "preact/hooks";
import type { Thread } from "../state/state.ts";
import { t } from "../words/t.ts";

/** Says aloud what the client writes while the end of the thread is open; what is read of the past is not news. */
export function Spoken({ thread: { messages, ceiling } }: { readonly thread: Thread }) {
  const [from] = useState(messages.at(-1)?.id ?? 0);
  const newest =
    ceiling === null ? messages.findLast(({ id, direction }) => id > from && direction === "in") : undefined;
  return (
    <div class="only-heard" aria-live="polite">
      {newest && `${t("quote.theirs")}: ${newest.text || t("quote.wordless")}`}
    </div>
  );
}
