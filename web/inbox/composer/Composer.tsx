import { useEffect } from "preact/hooks";
import type { ConversationRow } from "#shared/wire.ts";
import { mode, rewriting, startComposing, target } from "../stores/composing.ts";
import { draftOf } from "../stores/drafts.ts";
import { can } from "../stores/house.ts";
import { gatheredFor } from "../stores/uploads.ts";
import { useViewing } from "../thread/here/use-viewing.ts";
import { t } from "../words/t.ts";
import { AddressLine } from "./AddressLine.tsx";
import { Collision } from "./collision/Collision.tsx";
import { Detour } from "./Detour.tsx";
import { Field } from "./Field.tsx";
import { QuoteChip } from "./QuoteChip.tsx";
import { Rewriting } from "./Rewriting.tsx";

/** Where words are written: to the client, or a note for ourselves. */
export function Composer({ row }: { readonly row: ConversationRow }) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another matter begins anew.
  useEffect(() => startComposing(), [row.id]);
  useViewing(row.id);
  if (!can("conversations.answer")) return <div class="composer-closed">{t("composer.no_right")}</div>;
  const changed = rewriting.value;
  if (changed) {
    return (
      <div class={`composer is-${changed.message.direction === "note" ? "note" : "reply"}`}>
        <Rewriting key={changed.message.id} message={changed.message} text={changed.text} />
      </div>
    );
  }
  return (
    <div class={`composer is-${mode.value}`}>
      <AddressLine />
      {mode.value === "reply" && <Detour />}
      {isWritable(row) && (
        <>
          <Collision row={row} />
          <QuoteChip />
          <Field row={row} />
        </>
      )}
    </div>
  );
}

/** Where nothing can be sent there is no field either, unless it still holds what somebody has written. */
function isWritable(row: ConversationRow): boolean {
  const here = target.value;
  const isClosed = here === undefined || here.closed !== null;
  const isBegun = draftOf(row.id, "reply") !== "" || gatheredFor(row.id).length > 0;
  return mode.value === "note" || !isClosed || isBegun;
}
