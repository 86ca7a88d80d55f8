import type { FieldChoice, GluePreview } from "#shared/wire.ts";
import { can } from "../stores/house.ts";
import { clientName } from "../words/client-name.ts";
import { t } from "../words/t.ts";
import { type Chosen, choosable } from "./chosen.ts";
import { fieldName } from "./field-name.ts";

type Props = {
  readonly preview: GluePreview;
  readonly chosen: Chosen;
  readonly choose: (chosen: Chosen) => void;
};

/** Where the two cards say different things: side by side, for a person to choose what is shown. */
export function Choices({ preview, chosen, choose }: Props) {
  const fields = choosable(preview.fields);
  if (fields.length === 0 || !can("clients.change")) return null;
  return (
    <section class="choices">
      <h3>{t("glue.choices")}</h3>
      {fields.map((one) => (
        <Choice
          key={one.field}
          choice={one}
          value={chosen[one.field] ?? one.values[0]?.value ?? ""}
          whose={(clientId) => whose(preview, clientId)}
          choose={(value) => choose({ ...chosen, [one.field]: value })}
        />
      ))}
      <p class="picker-hint">{t("glue.choices_kept")}</p>
    </section>
  );
}

type ChoiceProps = {
  readonly choice: FieldChoice;
  readonly value: string;
  readonly whose: (clientId: number) => string;
  readonly choose: (value: string) => void;
};

const Choice = ({ choice, value, whose, choose }: ChoiceProps) => (
  <fieldset class="side-choice">
    <legend>{fieldName(choice.field)}</legend>
    {distinct(choice).map((one) => (
      <label key={one.value} class="choice-value">
        <input
          type="radio"
          name={choice.field}
          checked={one.value === value}
          onChange={() => choose(one.value)}
        />
        <span>
          <span dir="auto">{one.value}</span>
          {whose(one.client_id) !== one.value && <small dir="auto">{whose(one.client_id)}</small>}
        </span>
      </label>
    ))}
  </fieldset>
);

/** Said by several, it is one choice. */
const distinct = ({ values }: FieldChoice): FieldChoice["values"] =>
  values.filter(({ value }, at) => values.findIndex((one) => one.value === value) === at);

/** On whose card it stands; of somebody glued before, on the card that holds them. */
function whose({ survivor, absorbed }: GluePreview, clientId: number): string {
  const side = [survivor, absorbed].find(
    ({ card }) => card.id === clientId || card.glued.some(({ id }) => id === clientId),
  );
  const name = side?.card.glued.find(({ id }) => id === clientId)?.name;
  return side ? name || clientName(side.client) : t("field.other");
}
