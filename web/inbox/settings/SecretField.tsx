import { LockKeyhole } from "lucide-preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Icon } from "../ui/Icon.tsx";
import { t } from "../words/t.ts";

type Props = {
  readonly id: string;
  readonly name: string;
  readonly required: boolean;
  readonly isChange: boolean;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": true | undefined;
};

/** What is kept is never shown again: it can only be replaced. */
export function SecretField({ id, name, required, isChange, ...heard }: Props) {
  const isKept = isChange && required;
  const [isReplaced, setReplaced] = useState(!isKept);
  const placeholder = isKept ? t("form.secret_kept") : isChange ? t("form.secret_maybe") : "";
  const [isForgotten, setForgotten] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const isRefused = heard["aria-invalid"] === true;
  useEffect(() => {
    if (isKept && isReplaced) field.current?.focus();
  }, [isKept, isReplaced]);
  if (!isReplaced && !isRefused)
    return (
      <div class="secret-kept">
        <Icon of={LockKeyhole} />
        <span class="is-quiet">{t("form.secret_saved")}</span>
        <button id={id} type="button" class="link-button" onClick={() => setReplaced(true)}>
          {t("form.secret_replace")}
        </button>
      </div>
    );
  return (
    <>
      <input
        id={id}
        ref={field}
        class="field is-code"
        name={name}
        type="password"
        autocomplete="off"
        spellcheck={false}
        required={required && !isChange}
        disabled={isForgotten}
        placeholder={isForgotten ? "" : placeholder}
        {...heard}
      />
      {isChange && !required && (
        <label class="secret-forget">
          <input
            type="checkbox"
            name={`forget-${name}`}
            checked={isForgotten}
            onChange={(event) => setForgotten(event.currentTarget.checked)}
          />
          {t("form.secret_forget")}
        </label>
      )}
    </>
  );
}
