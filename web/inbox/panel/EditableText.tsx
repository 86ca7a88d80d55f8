import { Pencil } from "lucide-preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { Icon } from "../ui/Icon.tsx";

type Props = {
  readonly text: string;
  /** What the field holds, where it is not what is shown. */
  readonly written?: string;
  readonly kind?: "text" | "date";
  readonly label: string;
  readonly placeholder?: string;
  readonly isLong?: boolean;
  readonly isLocked: boolean;
  readonly onChange: (text: string) => void;
};

/** Words that become a field when pressed. Enter or leaving keeps the change, Escape drops it. */
export function EditableText({
  text,
  written = text,
  kind = "text",
  label,
  placeholder,
  isLong,
  isLocked,
  onChange,
}: Props) {
  const [isEditing, setEditing] = useState(false);
  if (isLocked) return <span dir="auto">{text || placeholder}</span>;
  if (!isEditing) {
    return (
      <button
        type="button"
        class={`editable ${text ? "" : "is-empty"}`}
        onClick={() => setEditing(true)}
        aria-label={`${label}: ${text || (placeholder ?? "")}`}
      >
        <span dir="auto">{text || placeholder}</span>
        <span class="editable-mark">
          <Icon of={Pencil} />
        </span>
      </button>
    );
  }
  const leave = (kept: string | null) => {
    setEditing(false);
    if (kept !== null && kept !== written) onChange(kept);
  };
  return <Field text={written} kind={kind} label={label} isLong={isLong ?? false} leave={leave} />;
}

type FieldProps = {
  readonly text: string;
  readonly kind: "text" | "date";
  readonly label: string;
  readonly isLong: boolean;
  readonly leave: (kept: string | null) => void;
};

function Field({ text, kind, label, isLong, leave }: FieldProps) {
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const isDropped = useRef(false);
  useLayoutEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  const props = {
    ref: field,
    class: "field",
    defaultValue: text,
    "aria-label": label,
    dir: "auto" as const,
    onBlur: () => leave(isDropped.current ? null : (field.current?.value ?? null)),
    onKeyDown: (event: KeyboardEvent) => {
      event.stopPropagation();
      isDropped.current = event.key === "Escape";
      const isDone = event.key === "Enter" && (!isLong || event.ctrlKey || event.metaKey);
      if (isDone || isDropped.current) field.current?.blur();
    },
  };
  return isLong ? (
    <textarea {...props} rows={4} maxLength={4000} />
  ) : (
    <input {...props} type={kind} maxLength={kind === "date" ? undefined : 2000} />
  );
}
