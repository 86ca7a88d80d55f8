import { useEffect, useRef } from "preact/hooks";
import type { SettingCard } from "#shared/wire.ts";
import { t } from "../words/t.ts";
import { SettingField } from "./SettingField.tsx";

type Props = {
  readonly schema: readonly SettingCard[];
  /** What is set now; secrets never come back, so they are left empty. */
  readonly values: Readonly<Record<string, string>>;
  readonly problems: Readonly<Record<string, string>>;
  readonly isChange: boolean;
  /** Where the channel calls this house; null while nobody knows. */
  readonly webhook: string | null;
};

/** The fields that a kind of channel asks for, as it describes them itself. */
export function SettingFields({ schema, ...rest }: Props) {
  const usual = schema.filter(({ advanced }) => !advanced);
  const rare = schema.filter(({ advanced }) => advanced);
  const { problems } = rest;
  const fold = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const [first] = schema.filter(({ name }) => problems[name]);
    if (!first) return;
    if (first.advanced && fold.current) fold.current.open = true;
    document.getElementsByName(first.name)[0]?.focus();
  }, [problems, schema]);
  return (
    <>
      {usual.map((setting) => (
        <SettingField key={setting.name} setting={setting} {...rest} />
      ))}
      {rare.length > 0 && (
        <details class="form-rare" ref={fold}>
          <summary>{t("form.advanced")}</summary>
          {rare.map((setting) => (
            <SettingField key={setting.name} setting={setting} {...rest} />
          ))}
        </details>
      )}
    </>
  );
}
