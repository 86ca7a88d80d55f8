import type { AttributeCard } from "#shared/wire.ts";
import { t } from "../../words/t.ts";

type Props = {
  readonly label: string;
  readonly definition: Pick<AttributeCard, "type" | "options">;
  readonly value: string;
  readonly onChange: (value: string) => void;
};

/** One of a few, or nothing. What was chosen once and is no option any more stays in sight. */
export function ChosenField({ label, definition, value, onChange }: Props) {
  const options = definition.type === "yes_no" ? ["yes", "no"] : definition.options;
  const shown = value && !options.includes(value) ? [value, ...options] : options;
  return (
    <select
      class="field attribute-choice"
      aria-label={label}
      value={value}
      onKeyDown={(event) => event.stopPropagation()}
      onChange={(event) => onChange(event.currentTarget.value)}
    >
      <option value="">{t("panel.empty_attribute")}</option>
      {shown.map((option) => (
        <option key={option} value={option}>
          {definition.type === "yes_no" && (option === "yes" || option === "no")
            ? t(`attribute_value.${option}`)
            : option}
        </option>
      ))}
    </select>
  );
}
