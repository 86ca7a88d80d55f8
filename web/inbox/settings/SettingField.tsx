import { useId, useState } from "preact/hooks";
import type { SettingCard } from "#shared/wire.ts";
import { inOurs, t, wordsFor } from "../words/t.ts";
import { SecretField } from "./SecretField.tsx";
import { WebhookNote } from "./WebhookNote.tsx";

type Props = {
  readonly setting: SettingCard;
  readonly values: Readonly<Record<string, string>>;
  readonly problems: Readonly<Record<string, string>>;
  readonly isChange: boolean;
  readonly webhook: string | null;
};

/** One setting: what it is called, what is filled in, and what is wrong with that. */
export function SettingField({ setting, values, problems, isChange, webhook }: Props) {
  const id = useId();
  const kept = values[setting.name] ?? setting.default;
  const [chosen, setChosen] = useState(kept);
  const problem = problems[setting.name];
  const about = [setting.hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(" ");
  return (
    <div class={`form-field ${setting.type === "switch" ? "is-line" : ""}`}>
      <label for={id}>
        {inOurs(setting.label)}
        {!setting.required && setting.type !== "switch" && (
          <span class="is-quiet"> {t("form.optional")}</span>
        )}
      </label>
      <Control
        id={id}
        setting={setting}
        value={kept}
        isChange={isChange}
        choose={setChosen}
        aria-describedby={about || undefined}
        aria-invalid={problem ? true : undefined}
      />
      {problem && (
        <small id={`${id}-problem`} class="is-bad" role="alert">
          {wordsFor("field", problem) ?? wordsFor("refusal", problem) ?? t("field.bad")}
        </small>
      )}
      {setting.hint && <small id={`${id}-hint`}>{inOurs(setting.hint)}</small>}
      {setting.type === "choice" && chosen === "webhook" && <WebhookNote address={webhook} />}
    </div>
  );
}

type ControlProps = {
  readonly id: string;
  readonly setting: SettingCard;
  readonly value: string;
  readonly isChange: boolean;
  readonly choose: (value: string) => void;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": true | undefined;
};

function Control({ id, setting, value, isChange, choose, ...heard }: ControlProps) {
  const { name, type, required } = setting;
  switch (type) {
    case "switch":
      return (
        <input
          id={id}
          type="checkbox"
          class="switch"
          name={name}
          value="yes"
          defaultChecked={value === "yes"}
          {...heard}
        />
      );
    case "choice":
      return (
        <select
          id={id}
          class="field"
          name={name}
          required={required}
          onChange={(event) => choose(event.currentTarget.value)}
          {...heard}
        >
          {setting.choices.map((choice) => (
            <option key={choice} value={choice} selected={choice === value}>
              {wordsFor("choice", choice) ?? choice}
            </option>
          ))}
        </select>
      );
    case "list":
      return (
        <textarea
          id={id}
          class="field"
          name={name}
          rows={3}
          required={required}
          defaultValue={value}
          {...heard}
        />
      );
    case "secret":
      return <SecretField id={id} name={name} required={required} isChange={isChange} {...heard} />;
    default:
      return (
        <input
          id={id}
          class="field"
          name={name}
          type={type === "url" ? "url" : "text"}
          autocomplete="off"
          required={required}
          defaultValue={value}
          {...heard}
        />
      );
  }
}
