import { useEffect, useId, useState } from "preact/hooks";
import { t } from "../words/t.ts";

type Props = {
  readonly label: string;
  readonly hint?: string;
  /** Behind the field. */
  readonly unit: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** What else speaks against a number, in words. */
  readonly trouble?: (value: number) => string | null;
  readonly onChange: (value: number) => void;
};

/** A whole number: it holds once the field is left or Enter is pressed, and only if it can. */
export function NumberSetting({ label, hint, unit, value, min, max, trouble, onChange }: Props) {
  const id = useId();
  const [written, setWritten] = useState(String(value));
  useEffect(() => setWritten(String(value)), [value]);
  const number = Number(written);
  const isWhole = /^\d+$/.test(written.trim()) && number >= min && number <= max;
  const wrong = isWhole ? (trouble?.(number) ?? null) : t("setting.number_range", { min, max });
  const settle = () => {
    if (wrong) return;
    if (number !== value) onChange(number);
  };
  return (
    <div class="setting is-switch">
      <label for={id}>
        {label}
        {wrong ? (
          <small class="is-bad" id={`${id}-note`} role="alert">
            {wrong}
          </small>
        ) : (
          hint && <small id={`${id}-note`}>{hint}</small>
        )}
      </label>
      <span class="number-setting">
        <input
          id={id}
          type="text"
          inputMode="numeric"
          class="field"
          value={written}
          maxLength={5}
          aria-invalid={wrong !== null}
          aria-describedby={wrong || hint ? `${id}-note` : undefined}
          onInput={(event) => setWritten(event.currentTarget.value)}
          onBlur={settle}
          onKeyDown={(event) => {
            if (event.key === "Enter") settle();
          }}
        />
        <span class="is-quiet">{unit}</span>
      </span>
    </div>
  );
}
