import { Plus } from "lucide-preact";
import { useState } from "preact/hooks";
import type { MacroCard, MacroDeed } from "#shared/wire.ts";
import { addMacro, changeMacro, removeMacro } from "../../api/macros.ts";
import { type Refused, refusedBy } from "../../api/refused.ts";
import { dropMacro, mayChangeMacro, putMacro } from "../../stores/macros.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { Menu } from "../../ui/Menu.tsx";
import { kindWords } from "../../words/macro-deeds.ts";
import { codeWords } from "../../words/refusals.ts";
import { t } from "../../words/t.ts";
import { FormTrouble } from "../FormTrouble.tsx";
import { Switch } from "../Switch.tsx";
import { DeedEditor } from "./DeedEditor.tsx";
import { DEED_KINDS, KIND_ICONS, movedTo, newDeed } from "./new-deed.ts";
import "../../styles/macros.css";

/** A deed keeps its row while it is moved. */
type Line = { readonly id: number; readonly deed: MacroDeed };

type Props = { readonly macro: MacroCard | null; readonly onClose: () => void };

const MOST = 20;
let lines = 0;
const toLine = (deed: MacroDeed): Line => ({ id: ++lines, deed });

/** A macro is put together or changed. Whoever may not change it reads it. */
export function MacroDialog({ macro, onClose }: Props) {
  const [name, setName] = useState(macro?.name ?? "");
  const [deeds, setDeeds] = useState<readonly Line[]>(() => (macro?.deeds ?? []).map(toLine));
  const [isShared, setShared] = useState(macro?.is_shared ?? false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [isSure, setSure] = useState(false);
  const mayChange = !macro || mayChangeMacro(macro);
  const troubles = refused?.fields ?? {};
  const isAtDeed = Object.keys(troubles).some((field) => field.startsWith("deeds."));
  const change = (next: readonly Line[]) => {
    setDeeds(next);
    setRefused(null);
  };
  const attempt = async (deed: () => Promise<void>) => {
    setRefused(null);
    try {
      await deed();
      onClose();
    } catch (cause) {
      setRefused(refusedBy(cause));
    }
  };
  const save = () =>
    attempt(async () => {
      const wanted = { name: name.trim(), is_shared: isShared, deeds: deeds.map(({ deed }) => deed) };
      putMacro(await (macro ? changeMacro(macro.id, wanted) : addMacro(wanted)));
    });
  const remove = (id: number) =>
    attempt(async () => {
      await removeMacro(id);
      dropMacro(id);
    });
  const kinds = DEED_KINDS.map((kind) => ({
    key: kind,
    label: kindWords(kind),
    icon: KIND_ICONS[kind],
    act: () => change([...deeds, toLine(newDeed(kind))]),
  }));
  return (
    <Dialog title={t(macro ? "macros.edit" : "macros.add")} onClose={onClose} isWide>
      <form
        class="form"
        autocomplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <fieldset class="canned-form" disabled={!mayChange}>
          <label>
            {t("canned.title")}
            <input
              class="field"
              required
              maxLength={80}
              value={name}
              onInput={(event) => setName(event.currentTarget.value)}
            />
          </label>
          <ol class="macro-deeds">
            {deeds.map(({ id, deed }, place) => (
              <DeedEditor
                key={id}
                deed={deed}
                place={place}
                count={deeds.length}
                trouble={troubleWords(troubles[`deeds.${place}`])}
                onChange={(next) => change(deeds.map((line) => (line.id === id ? { id, deed: next } : line)))}
                onMove={(to) => change(movedTo(deeds, place, to))}
                onRemove={() => change(deeds.filter((line) => line.id !== id))}
              />
            ))}
          </ol>
          {mayChange && deeds.length < MOST && (
            <Menu
              items={kinds}
              label={t("macros.add_deed")}
              trigger={({ ref, ...props }) => (
                <button type="button" class="button macro-add" ref={ref} {...props}>
                  <Icon of={Plus} />
                  {t("macros.add_deed")}
                </button>
              )}
            />
          )}
          <Switch
            label={t("canned.shared")}
            hint={t("canned.shared_hint")}
            isOn={isShared}
            onChange={setShared}
          />
        </fieldset>
        {!isAtDeed && <FormTrouble refused={refused} />}
        {mayChange && (
          <div class="dialog-deeds">
            {macro && (
              <button
                type="button"
                class={`button ${isSure ? "is-grave" : ""}`}
                onClick={() => (isSure ? void remove(macro.id) : setSure(true))}
              >
                {isSure ? t("macros.remove_sure", { name: macro.name }) : t("canned.remove")}
              </button>
            )}
            <button type="submit" class="button is-main" disabled={deeds.length === 0}>
              {t("act.save")}
            </button>
          </div>
        )}
      </form>
    </Dialog>
  );
}

const troubleWords = (code: string | undefined): string | null => (code ? codeWords(code) : null);
