import { counted } from "../words/t.ts";
import type { Address } from "./addresses.ts";
import { partsCount } from "./parts-count.ts";

/** Characters that one reply may have. */
export const LONGEST = 16_000;

/** An emoji of two halves is one character, as the server counts. */
export const charactersIn = (text: string) => [...text].length;

/** Words of more than one message of the channel's, and words of which there are too many. */
export function Length({ text, address }: { readonly text: string; readonly address: Address | undefined }) {
  const limit = address?.channel?.capabilities.text_limit ?? LONGEST;
  const over = charactersIn(text) - LONGEST;
  const isOver = over > 0;
  const parts = isOver ? 1 : partsCount(text, limit);
  return (
    <span id="composer-length" class={isOver ? "is-over" : ""} role="status">
      {isOver && counted("composer.over", over)}
      {parts > 1 && counted("composer.parts", parts)}
    </span>
  );
}
