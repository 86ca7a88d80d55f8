import { Plus, X } from "lucide-preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { ClientCard } from "#shared/wire.ts";
import { learnAttributes, tags } from "../../stores/attributes.ts";
import { can } from "../../stores/house.ts";
import { Icon } from "../../ui/Icon.tsx";
import { t } from "../../words/t.ts";
import { alike, putTag, takeTag } from "./rewrite.ts";
import { TagField } from "./TagField.tsx";
import "../../styles/attributes.css";

/** The client's tags. Backspace on one takes it off; the button, or Enter on it, opens a field for another. */
export function Tags({ card }: { readonly card: ClientCard }) {
  const [isAdding, setAdding] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => void learnAttributes().catch(() => undefined), []);
  const isLocked = !can("clients.change");
  const close = () => {
    setAdding(false);
    requestAnimationFrame(() => button.current?.focus());
  };
  return (
    <ul class="tags">
      {card.tags.map((name) => (
        <li key={name} class="tag" data-colour={colourOf(name)}>
          <span dir="auto">{name}</span>
          {!isLocked && (
            <button
              type="button"
              class="tag-off"
              aria-label={t("tags.take_off", { name })}
              onClick={() => void takeTag(card, name)}
              onKeyDown={(event) => {
                if (event.key === "Backspace" || event.key === "Delete") void takeTag(card, name);
              }}
            >
              <Icon of={X} />
            </button>
          )}
        </li>
      ))}
      {!isLocked && (
        <li class="tag-place">
          {isAdding ? (
            <TagField worn={card.tags} onAdd={(name) => void putTag(card, name)} onClose={close} />
          ) : (
            <button type="button" class="tag-add" ref={button} onClick={() => setAdding(true)}>
              <Icon of={Plus} />
              {t("tags.put_on")}
            </button>
          )}
        </li>
      )}
    </ul>
  );
}

const colourOf = (name: string): string | undefined =>
  tags.value?.find((tag) => alike(tag.name, name))?.colour ?? undefined;
