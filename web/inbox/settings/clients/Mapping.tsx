import type { ImportCard } from "#shared/wire.ts";
import { attributes } from "../../stores/attributes.ts";
import { attributeName } from "../../words/attributes.ts";
import { t } from "../../words/t.ts";
import { FIELDS } from "./fields.ts";

type Props = { readonly card: ImportCard; readonly onChange: (mapping: readonly string[]) => void };

const EXAMPLES = 3;

/** For each column what it means, beside what stands in its first rows. */
export const Mapping = ({ card, onChange }: Props) => (
  <div class="import-table-place">
    <table class="import-table is-mapping">
      <thead>
        <tr>
          <th scope="col">{t("import.column")}</th>
          <th scope="col">{t("import.meaning")}</th>
          <th scope="col">{t("import.examples")}</th>
        </tr>
      </thead>
      <tbody>
        {card.columns.map((column, place) => (
          <tr key={place} class={card.mapping[place] ? "" : "is-left-out"}>
            <th scope="row" dir="auto">
              {column || t("import.no_heading")}
            </th>
            <td>
              <Meaning
                label={t("import.meaning_of", { column: column || t("import.no_heading") })}
                value={card.mapping[place] ?? ""}
                onChange={(meaning) =>
                  onChange(card.mapping.map((one, other) => (other === place ? meaning : one)))
                }
              />
            </td>
            <td class="is-quiet import-examples" dir="auto">
              {card.sample
                .map((row) => row[place] ?? "")
                .filter(Boolean)
                .slice(0, EXAMPLES)
                .join(" · ")}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

type MeaningProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (meaning: string) => void;
};

const Meaning = ({ label, value, onChange }: MeaningProps) => (
  <select
    class="field"
    aria-label={label}
    value={value}
    onChange={(event) => onChange(event.currentTarget.value)}
  >
    <option value="">{t("import.left_out")}</option>
    {FIELDS.map((field) => (
      <option key={field} value={field}>
        {t(`import_field.${field}`)}
      </option>
    ))}
    <optgroup label={t("panel.attributes")}>
      {(attributes.value ?? []).map((attribute) => (
        <option key={attribute.key} value={attribute.key}>
          {attributeName(attribute)}
        </option>
      ))}
    </optgroup>
  </select>
);
