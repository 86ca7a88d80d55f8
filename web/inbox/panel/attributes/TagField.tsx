import { useEffect, useId, useRef, useState } from "preact/hooks";
import { tags } from "../../stores/attributes.ts";
import { t } from "../../words/t.ts";
import { alike, plain } from "./rewrite.ts";

type Props = {
  readonly worn: readonly string[];
  readonly onAdd: (name: string) => void;
  readonly onClose: () => void;
};

const SHOWN = 8;

/** Finds a tag by its letters, or makes a new one. Arrows choose, Enter puts it on, Escape leaves. */
export function TagField({ worn, onAdd, onClose }: Props) {
  const [words, setWords] = useState("");
  const [chosen, setChosen] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const list = useId();
  useEffect(() => field.current?.focus(), []);
  const offers = offersFor(words, worn);
  const add = (name: string | undefined) => {
    if (name) onAdd(name);
    setWords("");
    setChosen(0);
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === "Escape") onClose();
    else if (event.key === "Enter") {
      event.preventDefault();
      if (words.trim() || offers[chosen]) add(offers[chosen]?.name);
      else onClose();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      setChosen((chosen + step + offers.length) % Math.max(offers.length, 1));
    }
  };
  return (
    <div class="tag-field">
      <input
        ref={field}
        class="field"
        role="combobox"
        aria-expanded={offers.length > 0}
        aria-controls={list}
        aria-activedescendant={offers[chosen] ? `${list}-${chosen}` : undefined}
        aria-label={t("tags.put_on")}
        placeholder={t("tags.find")}
        maxLength={60}
        value={words}
        onInput={(event) => {
          setWords(event.currentTarget.value);
          setChosen(0);
        }}
        onKeyDown={onKeyDown}
        onBlur={onClose}
      />
      {offers.length > 0 && (
        <div class="tag-offers float" id={list} role="listbox" aria-label={t("panel.tags")}>
          {offers.map((offer, place) => (
            <div
              key={offer.name}
              id={`${list}-${place}`}
              role="option"
              tabIndex={-1}
              aria-selected={place === chosen}
              class={`tag-offer ${place === chosen ? "is-chosen" : ""}`}
              onPointerDown={(event) => {
                // The field keeps the focus.
                event.preventDefault();
                add(offer.name);
              }}
            >
              <span class="tag-dot" data-colour={offer.colour ?? undefined} />
              <span dir="auto">{offer.isNew ? t("tags.make", { name: offer.name }) : offer.name}</span>
            </div>
          ))}
        </div>
      )}
    </div>
  );
}

type Offer = { readonly name: string; readonly colour: string | null; readonly isNew: boolean };

function offersFor(words: string, worn: readonly string[]): readonly Offer[] {
  const known = tags.value ?? [];
  const name = words.trim();
  const fitting = known
    .filter((tag) => !worn.some((one) => alike(one, tag.name)) && plain(tag.name).includes(plain(name)))
    .sort(
      (a, b) => Number(plain(b.name).startsWith(plain(name))) - Number(plain(a.name).startsWith(plain(name))),
    )
    .slice(0, SHOWN)
    .map((tag): Offer => ({ name: tag.name, colour: tag.colour, isNew: false }));
  const isNew = name !== "" && ![...known.map((tag) => tag.name), ...worn].some((one) => alike(one, name));
  return isNew ? [...fitting, { name, colour: null, isNew }] : fitting;
}
