import { useEffect, useState } from "preact/hooks";
import type { ClientCard } from "#shared/wire.ts";
import { attributes, learnAttributes } from "../../stores/attributes.ts";
import { can } from "../../stores/house.ts";
import { t } from "../../words/t.ts";
import { AttributeLine } from "./AttributeLine.tsx";
import { linesOf } from "./lines.ts";
import "../../styles/attributes.css";

/** What is known besides names and numbers; what is not known yet is one press away. */
export function Attributes({ card }: { readonly card: ClientCard }) {
  const [isWhole, setWhole] = useState(false);
  useEffect(() => void learnAttributes().catch(() => undefined), []);
  const lines = linesOf(card, attributes.value ?? []);
  const empty = lines.filter(({ value }) => !value);
  const shown = isWhole ? lines : lines.filter(({ value }) => value);
  return (
    <>
      {shown.length > 0 && (
        <dl class="attributes">
          {shown.map((line) => (
            <AttributeLine key={line.definition.key} card={card} line={line} />
          ))}
        </dl>
      )}
      {can("clients.change") && empty.length > 0 && (
        <button
          type="button"
          class="link-button attributes-more"
          aria-expanded={isWhole}
          onClick={() => setWhole(!isWhole)}
        >
          {t(isWhole ? "panel.fewer_attributes" : "panel.more_attributes")}
        </button>
      )}
    </>
  );
}
