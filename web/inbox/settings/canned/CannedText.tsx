import { useEffect, useId, useRef } from "preact/hooks";
import { entitiesAfter } from "../../actions/entities-after.ts";
import { Dressed, isDressed } from "../../composer/Dressed.tsx";
import { FORMATS, type Format, keyNames } from "../../composer/format/formats.ts";
import { ICONS } from "../../composer/format/icons.ts";
import { stretch } from "../../composer/format/put-format.ts";
import { type Styled, splice, toggle } from "../../composer/styled.ts";
import { attributes, learnAttributes } from "../../stores/attributes.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { t } from "../../words/t.ts";
import { variableNames } from "./variable-names.ts";

type Props = { readonly words: Styled; readonly onChange: (words: Styled) => void };

/** The words of a reply, what lies on them, and what is filled in when it is used. */
export function CannedText({ words, onChange }: Props) {
  const field = useRef<HTMLTextAreaElement>(null);
  const label = useId();
  useEffect(() => {
    learnAttributes().catch(() => undefined);
  }, []);
  const put = (type: Format) => {
    const node = field.current;
    if (!node) return;
    const [from, to] = stretch(words.text, node.selectionStart, node.selectionEnd);
    onChange({ ...words, entities: toggle(words.entities, type, from, to) });
    node.focus();
  };
  const insert = (name: string) => {
    const node = field.current;
    const from = node?.selectionStart ?? words.text.length;
    const text = `{{${name}}}`;
    onChange(splice(words, from, node?.selectionEnd ?? from, { text, entities: [] }));
    requestAnimationFrame(() => {
      node?.focus();
      node?.setSelectionRange(from + text.length, from + text.length);
    });
  };
  return (
    <div class="canned-words">
      <span class="canned-words-label" id={label}>
        {t("canned.text")}
      </span>
      <div class="composer-words">
        {isDressed(words) && <Dressed words={words} field={field} />}
        <textarea
          ref={field}
          class={`field ${isDressed(words) ? "is-dressed" : ""}`}
          rows={7}
          required
          maxLength={8000}
          dir="auto"
          aria-labelledby={label}
          value={words.text}
          onInput={({ currentTarget: { value } }) =>
            onChange({ text: value, entities: entitiesAfter(words.text, value, words.entities) })
          }
          onKeyDown={(event) => {
            if (!(event.ctrlKey || event.metaKey)) return;
            const format = FORMATS.find(
              ({ type, code, shift }) =>
                type !== "text_link" && code === event.code && (shift ?? false) === event.shiftKey,
            );
            if (!format) return;
            event.preventDefault();
            put(format.type);
          }}
        />
      </div>
      <div class="format-bar" role="toolbar" aria-label={t("format.title")}>
        {FORMATS.filter(({ type }) => type !== "text_link").map((format) => (
          <IconButton
            key={format.type}
            icon={ICONS[format.type]}
            label={t(format.name)}
            hint={keyNames(format)}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => put(format.type)}
          />
        ))}
      </div>
      <div class="canned-variables">
        <span>{t("canned.variables")}</span>
        {variableNames(attributes.value ?? []).map(({ name, label }) => (
          <button
            type="button"
            key={name}
            class="canned-variable"
            title={`{{${name}}}`}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => insert(name)}
          >
            {label}
          </button>
        ))}
      </div>
    </div>
  );
}
