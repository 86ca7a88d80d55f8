import { Suspense } from "preact/compat";
import type { ConversationRow } from "#shared/wire.ts";
import type { Address } from "./addresses.ts";
import { isFormatting } from "./FormatButton.tsx";
import { Remarks } from "./format/Remarks.tsx";
import { FormatBar, SuggestList } from "./later.ts";
import { asked } from "./suggest/asking.ts";

type Props = { readonly row: ConversationRow; readonly address: Address | undefined };

/** What helps with the words: a list at the caret, what the channel will leave out, the bar of formatting. */
export const BelowField = ({ row, address }: Props) => (
  <>
    {asked.value && (
      <Suspense fallback={null}>
        <SuggestList row={row} />
      </Suspense>
    )}
    <Remarks row={row} address={address} />
    {isFormatting.value && (
      <Suspense fallback={<div class="format-bar" />}>
        <FormatBar row={row} />
      </Suspense>
    )}
  </>
);
