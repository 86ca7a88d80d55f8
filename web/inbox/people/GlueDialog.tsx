import { useEffect, useRef, useState } from "preact/hooks";
import type { ClientBrief } from "#shared/wire.ts";
import { besideOf } from "../stores/beside.ts";
import { dropPlan } from "../stores/plan.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { clientName } from "../words/client-name.ts";
import { t } from "../words/t.ts";
import { ClientPicker } from "./ClientPicker.tsx";
import { GluePreviewPage } from "./GluePreviewPage.tsx";

type Props = { readonly one: ClientBrief; readonly other: ClientBrief | null };

/** With whom, then what would happen, then the deed. */
export function GlueDialog({ one, other: given }: Props) {
  const [other, setOther] = useState(given);
  const top = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page begins at its top.
  useEffect(() => {
    top.current?.closest("dialog")?.scrollTo(0, 0);
  }, [other]);
  const title = other ? t("glue.title") : t("glue.with_whom", { name: clientName(one) });
  return (
    <Dialog title={title} onClose={dropPlan} isWide>
      <div class="glue" ref={top}>
        {other ? (
          <GluePreviewPage one={one} other={other} choose={given ? null : () => setOther(null)} />
        ) : (
          <ClientPicker except={one.id} likely={besideOf(one.id).suggestions} pick={setOther} />
        )}
      </div>
    </Dialog>
  );
}
