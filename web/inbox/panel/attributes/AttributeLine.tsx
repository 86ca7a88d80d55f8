import { safeHref } from "#shared/entities.ts";
import type { ClientCard } from "#shared/wire.ts";
import { can } from "../../stores/house.ts";
import { attributeName, attributeWords } from "../../words/attributes.ts";
import { t } from "../../words/t.ts";
import { EditableText } from "../EditableText.tsx";
import { ChosenField } from "./ChosenField.tsx";
import type { Line } from "./lines.ts";
import { rewriteAttribute } from "./rewrite.ts";

type Props = { readonly card: ClientCard; readonly line: Line };

/** One attribute: its name, and its value, which becomes a field when pressed. */
export function AttributeLine({ card, line }: Props) {
  const name = attributeName(line.definition);
  return (
    <div>
      <dt>{name}</dt>
      <dd dir="auto">
        <Value card={card} line={line} name={name} />
      </dd>
    </div>
  );
}

function Value({ card, line, name }: Props & { readonly name: string }) {
  const { definition, value, isDefined } = line;
  const isLocked = !can("clients.change");
  const keep = (written: string) => void rewriteAttribute(card, definition.key, written.trim());
  const words = attributeWords(definition.type, value);
  const href = definition.type === "link" ? safeHref(value) : null;
  if (isLocked) return href ? <Link href={href} /> : words;
  if (!isDefined)
    return (
      <span class="attribute-left">
        {words}
        <button type="button" class="link-button" onClick={() => keep("")}>
          {t("panel.remove_attribute")}
        </button>
      </span>
    );
  if (definition.type === "choice" || definition.type === "yes_no")
    return <ChosenField label={name} definition={definition} value={value} onChange={keep} />;
  return (
    <>
      <EditableText
        text={words}
        written={value}
        kind={definition.type === "date" ? "date" : "text"}
        label={name}
        placeholder={t("panel.empty_attribute")}
        isLocked={false}
        onChange={keep}
      />
      {href && <Link href={href} />}
    </>
  );
}

const Link = ({ href }: { readonly href: string }) => (
  <a class="attribute-link" href={href} target="_blank" rel="noopener noreferrer nofollow">
    {t("panel.open_link")}
  </a>
);
