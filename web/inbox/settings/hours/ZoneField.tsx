import { useId, useMemo, useRef, useState } from "preact/hooks";
import { language, t } from "../../words/t.ts";
import { allZones, findZones, type Zone, zoneOf } from "./zones.ts";

type Props = {
  readonly value: string;
  readonly trouble: string | null;
  readonly onChange: (id: string) => void;
};

const MOST_SHOWN = 60;

/** The time zone, found by its city, by what people call it, or by its offset. */
export function ZoneField({ value, trouble, onChange }: Props) {
  const id = useId();
  const [words, setWords] = useState<string | null>(null);
  const [chosen, setChosen] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const isOpen = words !== null;
  const here = useMemo(() => zoneOf(value, language()), [value]);
  const found = useMemo(
    () => (words === null ? [] : findZones(allZones(language()), words).slice(0, MOST_SHOWN)),
    [words],
  );
  const active = Math.min(chosen, Math.max(found.length - 1, 0));
  const take = (zone: Zone | undefined) => {
    if (zone) onChange(zone.id);
    setWords(null);
  };
  const step = (by: number) => {
    const next = Math.min(Math.max(active + by, 0), Math.max(found.length - 1, 0));
    setChosen(next);
    list.current?.children[next]?.scrollIntoView({ block: "nearest" });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (isOpen) step(event.key === "ArrowDown" ? 1 : -1);
      else setWords("");
    } else if (event.key === "Enter" && isOpen) {
      event.preventDefault();
      take(found[active]);
    } else if (event.key === "Escape" && isOpen) {
      event.preventDefault();
      event.stopPropagation();
      setWords(null);
    }
  };
  return (
    <div class="zone">
      <label for={id}>{t("hours.timezone")}</label>
      <input
        id={id}
        class="field"
        role="combobox"
        aria-expanded={isOpen}
        aria-controls={`${id}-zones`}
        aria-activedescendant={isOpen && found.length > 0 ? `${id}-${active}` : undefined}
        aria-autocomplete="list"
        aria-invalid={trouble !== null || undefined}
        autocomplete="off"
        spellcheck={false}
        placeholder={zoneWords(here)}
        value={words ?? zoneWords(here)}
        onFocus={(event) => event.currentTarget.select()}
        onInput={(event) => {
          setWords(event.currentTarget.value);
          setChosen(0);
        }}
        onClick={() => !isOpen && setWords("")}
        onKeyDown={onKeyDown}
        onBlur={() => setWords(null)}
      />
      {isOpen && (
        <div
          ref={list}
          id={`${id}-zones`}
          class="zone-list float"
          role="listbox"
          aria-label={t("hours.timezone")}
        >
          {found.map((zone, index) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the active option.
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field answers the keys.
            <div
              key={zone.id}
              id={`${id}-${index}`}
              class={`zone-option ${index === active ? "is-active" : ""}`}
              role="option"
              aria-selected={zone.id === value}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(zone)}
            >
              <span>
                {zone.name} <small>{zone.id}</small>
              </span>
              <small>{zone.offset}</small>
            </div>
          ))}
          {found.length === 0 && <p class="is-quiet">{t("hours.no_zone", { words: words.trim() })}</p>}
        </div>
      )}
      {trouble && (
        <small class="is-bad" role="alert">
          {trouble}
        </small>
      )}
    </div>
  );
}

const zoneWords = (zone: Zone): string => `${zone.name} (${zone.offset})`;
