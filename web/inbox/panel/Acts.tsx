import { Combine, type LucideIcon, Split } from "lucide-preact";
import { useState } from "preact/hooks";
import type { GlueCard } from "#shared/wire.ts";
import { takeApart } from "../actions/join.ts";
import { now } from "../stores/clock.ts";
import { can, operatorOf } from "../stores/house.ts";
import { Icon } from "../ui/Icon.tsx";
import { actWords, evidenceWords, undoingWords } from "../words/acts.ts";
import { moment } from "../words/dates.ts";
import { counted, t, wordsFor } from "../words/t.ts";

const FEW = 4;

type Props = { readonly clientId: number; readonly acts: readonly GlueCard[] };

/** How this card came to be what it is: who was joined or moved, on what grounds, by whom; and the way back. */
export function Acts({ clientId, acts }: Props) {
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? acts : acts.slice(0, FEW);
  return (
    <>
      <ul class="facts acts">
        {shown.map((act) => (
          <Act key={act.id} act={act} clientId={clientId} />
        ))}
      </ul>
      {shown.length < acts.length && (
        <button type="button" class="link-button" onClick={() => setWhole(true)}>
          {counted("acts.more", acts.length - shown.length)}
        </button>
      )}
    </>
  );
}

function Act({ act, clientId }: { readonly act: GlueCard; readonly clientId: number }) {
  const [isBusy, setBusy] = useState(false);
  const undo = async () => {
    setBusy(true);
    await takeApart(act);
    setBusy(false);
  };
  const mark: LucideIcon = act.act === "glue" ? Combine : Split;
  return (
    <li class={`act ${act.undone_at ? "is-undone" : ""}`}>
      <Icon of={mark} size={20} />
      <div class="act-words">
        <span dir="auto">{actWords(act, clientId)}</span>
        <small dir="auto">{groundsOf(act)}</small>
        {act.undone_at && <small>{endOf(act)}</small>}
        {act.undoable && can("clients.glue") && (
          <>
            <small id={`undoing-${act.id}`}>{undoingWords(act)}</small>
            <button
              type="button"
              class="link-button"
              disabled={isBusy}
              aria-describedby={`undoing-${act.id}`}
              onClick={() => void undo()}
            >
              {t(act.act === "glue" ? "act.unglue" : "act.move_back")}
            </button>
          </>
        )}
      </div>
    </li>
  );
}

/** "По ссылке из чата на сайте · 12 мая 14:05", or who decided. */
const groundsOf = (act: GlueCard): string =>
  [whoOf(act), moment(act.at, now.value)].filter(Boolean).join(" · ");

function whoOf({ operator_id, evidence }: GlueCard): string {
  const operator = operatorOf(operator_id);
  if (operator) return operator.name;
  return evidenceWords(evidence.kind, evidence.params);
}

function endOf({ undone_at, undone_by, undone_because }: GlueCard): string {
  const at = undone_at ? moment(undone_at, now.value) : "";
  const name = operatorOf(undone_by)?.name ?? wordsFor("because", undone_because ?? "");
  return name ? t("acts.undone_by", { name, at }) : t("acts.undone", { at });
}
