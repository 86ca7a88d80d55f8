import { useState } from "preact/hooks";
import type { ImportCard } from "#shared/wire.ts";
import { changeImport, checkImport, runImport, stopImport } from "../../api/imports.ts";
import { type Refused, refusedBy } from "../../api/refused.ts";
import { putAnswer } from "../../stores/imports.ts";
import { counted, grouped, t } from "../../words/t.ts";
import { FormTrouble } from "../FormTrouble.tsx";
import { Switch } from "../Switch.tsx";
import { Mapping } from "./Mapping.tsx";
import { Outcome } from "./Outcome.tsx";
import { Progress } from "./Progress.tsx";

type Props = { readonly card: ImportCard; readonly onLeave: () => void };

/** One file: what its columns mean, a try, the work, and what came of it. */
export function ImportRoom({ card, onLeave }: Props) {
  const [refused, setRefused] = useState<Refused | null>(null);
  const act = async (ask: () => Promise<ImportCard>) => {
    setRefused(null);
    try {
      await putAnswer(card.id, ask);
    } catch (cause) {
      setRefused(refusedBy(cause));
    }
  };
  const isAtWork = card.state === "checking" || card.state === "running";
  const rows = Math.max(card.row_count - 1, 0);
  return (
    <div class="import-room" data-state={card.state}>
      <header class="import-room-head">
        <div>
          <h4 dir="auto">{card.name}</h4>
          <p class="is-quiet">{counted("import.rows", rows)}</p>
        </div>
        <button type="button" class="button is-quiet" onClick={onLeave}>
          {t("import.leave")}
        </button>
      </header>
      {card.state === "draft" || card.state === "checked" ? (
        <>
          <Mapping card={card} onChange={(mapping) => void act(() => changeImport(card.id, { mapping }))} />
          <label class="import-source">
            {t("import.source")}
            <input
              class="field"
              key={card.source}
              defaultValue={card.source}
              maxLength={120}
              onChange={(event) => {
                const source = event.currentTarget.value.trim();
                if (source && source !== card.source) void act(() => changeImport(card.id, { source }));
              }}
            />
            <small>{t("import.source_hint")}</small>
          </label>
          <Switch
            label={t("import.strict")}
            hint={t("import.strict_hint")}
            isOn={card.strict}
            onChange={(strict) => void act(() => changeImport(card.id, { strict }))}
          />
        </>
      ) : null}
      {isAtWork && (
        <Progress
          share={card.row_count > 0 ? card.row_upto / card.row_count : 0}
          label={t(card.state === "checking" ? "import.checking" : "import.running", {
            done: grouped(Math.max(card.row_upto - 1, 0)),
            rows: grouped(rows),
          })}
        />
      )}
      {card.state !== "draft" && <Outcome card={card} />}
      <FormTrouble refused={refused} />
      <Deeds card={card} act={(ask) => void act(ask)} />
    </div>
  );
}

type DeedsProps = {
  readonly card: ImportCard;
  readonly act: (ask: () => Promise<ImportCard>) => void;
};

function Deeds({ card, act }: DeedsProps) {
  const { id, state } = card;
  if (state === "done" || !card.on_server) return null;
  if (state === "checking" || state === "running")
    return (
      <div class="import-deeds">
        <button type="button" class="button" onClick={() => act(() => stopImport(id))}>
          {t("import.stop")}
        </button>
      </div>
    );
  const goesOn = state === "cancelled" || state === "failed";
  return (
    <div class="import-deeds">
      {!goesOn && (
        <button type="button" class="button" onClick={() => act(() => checkImport(id))}>
          {t(state === "checked" ? "import.check_again" : "import.check")}
        </button>
      )}
      <button type="button" class="button is-main" onClick={() => act(() => runImport(id))}>
        {t(goesOn ? "import.go_on" : "import.run")}
      </button>
    </div>
  );
}
