import { Settings2, Zap } from "lucide-preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import type { ConversationRow, MacroCard } from "#shared/wire.ts";
import { pressMacro } from "../actions/press-macro.ts";
import { useLearnt } from "../settings/use-learnt.ts";
import { learnMacrosByName } from "../stores/macro-names.ts";
import { macros } from "../stores/macros.ts";
import { go } from "../stores/route.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { Icon } from "../ui/Icon.tsx";
import { Skeleton, Trouble } from "../ui/states.tsx";
import { macroWords } from "../words/macro-deeds.ts";
import { t } from "../words/t.ts";
import { holdsName } from "./alike-name.ts";
import "./matter.css";

type Props = { readonly row: ConversationRow; readonly onClose: () => void };

/** Finds a macro by its letters; Enter does all that it says. */
export function MacrosDialog({ row, onClose }: Props) {
  const [words, setWords] = useState("");
  const [chosen, setChosen] = useState(0);
  const { refused, again } = useLearnt(learnMacrosByName);
  const field = useRef<HTMLInputElement>(null);
  const list = useId();
  useEffect(() => field.current?.focus(), []);
  const found = (macros.value ?? []).filter(({ name }) => holdsName(name, words.trim()));
  const press = (macro: MacroCard | undefined) => {
    if (!macro) return;
    onClose();
    pressMacro(row, macro);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter") {
      event.preventDefault();
      press(found[chosen]);
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      setChosen((chosen + step + found.length) % Math.max(found.length, 1));
    }
  };
  return (
    <Dialog title={t("macros.title")} onClose={onClose}>
      <input
        ref={field}
        class="field"
        role="combobox"
        aria-expanded={found.length > 0}
        aria-controls={list}
        aria-activedescendant={found[chosen] ? `${list}-${chosen}` : undefined}
        aria-label={t("macros.find")}
        placeholder={t("macros.find")}
        value={words}
        onInput={(event) => {
          setWords(event.currentTarget.value);
          setChosen(0);
        }}
        onKeyDown={onKeyDown}
      />
      {refused && <Trouble refused={refused} retry={again} />}
      {!refused && macros.value === null && <Skeleton kind="form" />}
      <div class="choice-list is-tall" id={list} role="listbox" aria-label={t("macros.title")}>
        {found.map((macro, place) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above hears the keys.
          <div
            key={macro.id}
            id={`${list}-${place}`}
            role="option"
            tabIndex={-1}
            aria-selected={place === chosen}
            class={`menu-item ${place === chosen ? "is-chosen" : ""}`}
            onClick={() => press(macro)}
          >
            <Icon of={Zap} />
            <span class="menu-label" dir="auto">
              {macro.name}
              <span class="menu-reason macro-does">{macroWords(macro.deeds)}</span>
            </span>
          </div>
        ))}
        {macros.value !== null && found.length === 0 && (
          <p class="is-quiet">{t(macros.value.length === 0 ? "macros.none" : "canned.nothing_found")}</p>
        )}
      </div>
      <div class="dialog-deeds">
        <button
          type="button"
          class="button"
          onClick={() => {
            onClose();
            go({ at: "settings", page: "macros" }, "push");
          }}
        >
          <Icon of={Settings2} />
          {t("macros.set_up")}
        </button>
      </div>
    </Dialog>
  );
}
