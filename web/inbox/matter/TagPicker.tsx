import { Check, Plus } from "lucide-preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import type { TagCard } from "#shared/wire.ts";
import { learnAttributes, tags } from "../stores/attributes.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { Icon } from "../ui/Icon.tsx";
import { t } from "../words/t.ts";
import { alikeName, holdsName } from "./alike-name.ts";
import "./matter.css";

type Props = {
  readonly worn: readonly number[];
  readonly onPut: (name: string) => void;
  /** Nothing is taken off where there are many. */
  readonly onTake?: (tag: TagCard) => void;
  readonly onClose: () => void;
};

type Offer = { readonly name: string; readonly tag: TagCard | null; readonly isWorn: boolean };

const SHOWN = 40;

/** Finds a tag by its letters, puts it on or takes it off, and makes one that there is not yet. */
export function TagPicker({ worn, onPut, onTake, onClose }: Props) {
  const [words, setWords] = useState("");
  const [chosen, setChosen] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const list = useId();
  useEffect(() => {
    field.current?.focus();
    learnAttributes().catch(() => undefined);
  }, []);
  const offers = offersFor(words, worn);
  const press = (offer: Offer | undefined) => {
    if (!offer) return;
    if (offer.isWorn && offer.tag && onTake) onTake(offer.tag);
    else onPut(offer.name);
    setWords("");
    setChosen(0);
    if (onTake) field.current?.focus();
    else onClose();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter") {
      event.preventDefault();
      press(offers[chosen]);
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      setChosen((chosen + step + offers.length) % Math.max(offers.length, 1));
    }
  };
  return (
    <Dialog title={t("matter.tags")} onClose={onClose}>
      <input
        ref={field}
        class="field"
        role="combobox"
        aria-expanded={offers.length > 0}
        aria-controls={list}
        aria-activedescendant={offers[chosen] ? `${list}-${chosen}` : undefined}
        aria-label={t("tags.put_on")}
        placeholder={t("matter.find_tag")}
        maxLength={60}
        value={words}
        onInput={(event) => {
          setWords(event.currentTarget.value);
          setChosen(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div class="choice-list is-tall" id={list} role="listbox" aria-label={t("matter.tags")}>
        {offers.map((offer, place) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above hears the keys.
          <div
            key={offer.name}
            id={`${list}-${place}`}
            role="option"
            tabIndex={-1}
            aria-selected={offer.isWorn}
            class={`menu-item ${place === chosen ? "is-chosen" : ""}`}
            onClick={() => press(offer)}
          >
            {offer.tag ? (
              <span class="matter-dot" data-colour={offer.tag.colour ?? undefined} />
            ) : (
              <Icon of={Plus} />
            )}
            <span class="menu-label" dir="auto">
              {offer.tag ? offer.name : t("tags.make", { name: offer.name })}
            </span>
            {offer.isWorn && <Icon of={Check} />}
          </div>
        ))}
        {offers.length === 0 && <p class="is-quiet">{t("matter.no_tags")}</p>}
      </div>
    </Dialog>
  );
}

function offersFor(words: string, worn: readonly number[]): readonly Offer[] {
  const known = tags.value ?? [];
  const name = words.trim();
  const fitting = known
    .filter((tag) => holdsName(tag.name, name))
    .map((tag): Offer => ({ name: tag.name, tag, isWorn: worn.includes(tag.id) }))
    .sort((a, b) => Number(b.isWorn) - Number(a.isWorn) || a.name.localeCompare(b.name))
    .slice(0, SHOWN);
  const isNew = name !== "" && !known.some((tag) => alikeName(tag.name, name));
  return isNew ? [...fitting, { name, tag: null, isWorn: false }] : fitting;
}
