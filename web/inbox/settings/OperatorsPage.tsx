import { Plus } from "lucide-preact";
import { useState } from "preact/hooks";
import { operators } from "../stores/house.ts";
import { Icon } from "../ui/Icon.tsx";
import { t } from "../words/t.ts";
import { AddOperatorDialog } from "./AddOperatorDialog.tsx";
import { OperatorLine } from "./OperatorLine.tsx";

/** Who answers. */
export function OperatorsPage() {
  const [isAdding, setAdding] = useState(false);
  const sorted = [...operators.value].sort((a, b) => Number(a.disabled) - Number(b.disabled) || a.id - b.id);
  return (
    <>
      <header class="settings-head">
        <h2>{t("settings.operators")}</h2>
        <button type="button" class="button is-main" onClick={() => setAdding(true)}>
          <Icon of={Plus} />
          {t("operators.add")}
        </button>
      </header>
      <ul class="cards">
        {sorted.map((operator) => (
          <OperatorLine key={operator.id} operator={operator} />
        ))}
      </ul>
      {isAdding && <AddOperatorDialog onClose={() => setAdding(false)} />}
    </>
  );
}
