import { useId } from "preact/hooks";

type Props = {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly isOn: boolean;
  readonly isOff?: boolean;
  readonly onChange: (isOn: boolean) => void;
};

/** On or off, at once. */
export function Switch({ label, hint, isOn, isOff, onChange }: Props) {
  const id = useId();
  return (
    <div class="setting is-switch">
      <label for={id}>
        {label}
        {hint && <small>{hint}</small>}
      </label>
      <input
        id={id}
        type="checkbox"
        role="switch"
        aria-checked={isOn}
        class="switch"
        checked={isOn}
        disabled={isOff}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    </div>
  );
}
