import type { ClientCard, FieldChoice } from "#shared/wire.ts";
import { changeClient } from "../api/clients.ts";
import { refusedBy } from "../api/refused.ts";
import { changeOf, choosable } from "../people/chosen.ts";
import { fieldName } from "../people/field-name.ts";
import { can } from "../stores/house.ts";
import { tellRefused } from "../stores/notice.ts";
import { counted, t } from "../words/t.ts";

/** Where those who were joined differ: what is shown, and what else was written down, one press away. */
export function Differences({ card }: { readonly card: ClientCard }) {
  const fields = choosable(card.choices);
  if (fields.length === 0) return null;
  return (
    <details class="panel-section differences">
      <summary>{counted("panel.differences", fields.length)}</summary>
      <dl class="attributes">
        {fields.map((field) => (
          <div key={field.field}>
            <dt>{fieldName(field.field)}</dt>
            <dd>
              <Values card={card} choice={field} />
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

const Values = ({ card, choice }: { readonly card: ClientCard; readonly choice: FieldChoice }) => {
  const shown = shownOn(card, choice);
  return (
    <ul>
      {[...new Set(choice.values.map(({ value }) => value))].map((value) => (
        <li key={value} class={value === shown ? "" : "is-other"}>
          <span dir="auto">{value}</span>{" "}
          {value !== shown && can("clients.change") && (
            <button type="button" class="link-button" onClick={() => void show(card, choice, value)}>
              {t("act.show_this")}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
};

/** The name we give is shown instead of theirs. */
const shownOn = (card: ClientCard, { field, values }: FieldChoice): string | undefined =>
  field === "name" && card.given_name ? card.given_name : values[0]?.value;

async function show(card: ClientCard, choice: FieldChoice, value: string): Promise<void> {
  const wanted =
    choice.field === "name" ? { given_name: value } : changeOf([choice], { [choice.field]: value });
  if (!wanted) return;
  await changeClient(card.id, wanted).catch((cause: unknown) =>
    tellRefused(t("done.not_done"), refusedBy(cause)),
  );
}
