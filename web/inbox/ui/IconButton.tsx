import type { LucideIcon } from "lucide-preact";
import type { JSX, Ref } from "preact";
import { Icon } from "./Icon.tsx";

type Props = Omit<JSX.IntrinsicElements["button"], "icon" | "label" | "ref"> & {
  readonly icon: LucideIcon;
  /** What it does; read aloud, and shown when somebody waits on it. */
  readonly label: string;
  readonly hint?: string;
  readonly isOn?: boolean;
  readonly buttonRef?: Ref<HTMLButtonElement>;
};

export const IconButton = ({ icon, label, hint, isOn, buttonRef, ...rest }: Props) => (
  <button
    type="button"
    {...rest}
    ref={buttonRef ?? null}
    class={`icon-button ${isOn ? "is-on" : ""} ${rest.class ?? ""}`}
    aria-label={label}
    aria-pressed={isOn}
    data-tip={hint ? `${label} · ${hint}` : label}
  >
    <Icon of={icon} size={20} />
  </button>
);
