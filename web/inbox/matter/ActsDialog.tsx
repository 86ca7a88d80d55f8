import { useEffect, useState } from "preact/hooks";
import type { ActCard, ConversationRow } from "#shared/wire.ts";
import { readActs } from "../api/acts.ts";
import { type Refused, refusedBy } from "../api/refused.ts";
import { learnAttributes } from "../stores/attributes.ts";
import { now } from "../stores/clock.ts";
import { learnHours } from "../stores/hours.ts";
import { operatorOf } from "../stores/house.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { Skeleton, Trouble } from "../ui/states.tsx";
import { moment } from "../words/dates.ts";
import { matterActWords } from "../words/matter-acts.ts";
import { t } from "../words/t.ts";
import "./matter.css";

type Props = { readonly row: ConversationRow; readonly onClose: () => void };

/** Who did what with this matter, newest first; read again whenever the log tells of the row. */
export function ActsDialog({ row, onClose }: Props) {
  const { acts, further, refused, readMore } = useActs(row);
  useEffect(() => {
    learnHours().catch(() => undefined);
    learnAttributes().catch(() => undefined);
  }, []);
  return (
    <Dialog title={t("matter.acts")} onClose={onClose}>
      {refused && <Trouble refused={refused} retry={readMore} />}
      {!acts && !refused && <Skeleton kind="rows" />}
      {acts && acts.length === 0 && <p class="is-quiet">{t("matter.no_acts")}</p>}
      {acts && (
        <ol class="matter-acts">
          {acts.map((act) => (
            <li key={act.id} class={act.undone_at ? "is-undone" : ""}>
              <span dir="auto">{matterActWords(act, now.value)}</span>
              <small class="is-quiet">
                {[
                  operatorOf(act.operator_id)?.name,
                  moment(act.at, now.value),
                  act.undone_at && t("matter.act_undone"),
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </small>
            </li>
          ))}
        </ol>
      )}
      {further && (
        <button type="button" class="link-button" onClick={readMore}>
          {t("matter.more_acts")}
        </button>
      )}
    </Dialog>
  );
}

function useActs(row: ConversationRow) {
  const [acts, setActs] = useState<readonly ActCard[] | null>(null);
  const [further, setFurther] = useState<string | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const read = async (cursor: string | null, keep: readonly ActCard[]) => {
    try {
      const page = await readActs(row.id, cursor);
      setActs([...keep, ...page.acts]);
      setFurther(page.next);
      setRefused(null);
    } catch (cause) {
      setRefused(refusedBy(cause));
    }
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change of the row may be an act.
  useEffect(() => void read(null, []), [row.id, row.revision]);
  return { acts, further, refused, readMore: () => void read(further, acts ?? []) };
}
