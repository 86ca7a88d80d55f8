import { Lock, Plus, Zap } from "lucide-preact";
import { useState } from "preact/hooks";
import type { MacroCard } from "#shared/wire.ts";
import { learnMacrosByName } from "../../stores/macro-names.ts";
import { macros } from "../../stores/macros.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Quiet, Skeleton, Trouble } from "../../ui/states.tsx";
import { macroWords } from "../../words/macro-deeds.ts";
import { counted, t } from "../../words/t.ts";
import { useLearnt } from "../use-learnt.ts";
import { MacroDialog } from "./MacroDialog.tsx";
import "../../styles/canned.css";

/** Several deeds in one press: the shared ones and mine. */
export function MacrosPage() {
  const { refused, again } = useLearnt(learnMacrosByName);
  const [opened, setOpened] = useState<MacroCard | "new" | null>(null);
  if (refused) return <Trouble refused={refused} retry={again} />;
  const all = macros.value;
  if (!all) return <Skeleton kind="form" />;
  return (
    <div class="macros-page">
      <header class="settings-head">
        <h2>{t("macros.title")}</h2>
        <button type="button" class="button is-main" onClick={() => setOpened("new")}>
          <Icon of={Plus} />
          {t("macros.add")}
        </button>
      </header>
      <p class="settings-about">{t("macros.about")}</p>
      {all.length > 0 ? (
        <ul class="canned-list">
          {all.map((macro) => (
            <MacroLine key={macro.id} macro={macro} open={() => setOpened(macro)} />
          ))}
        </ul>
      ) : (
        <Quiet icon={Zap}>{t("macros.empty")}</Quiet>
      )}
      {opened !== null && (
        <MacroDialog macro={opened === "new" ? null : opened} onClose={() => setOpened(null)} />
      )}
    </div>
  );
}

const MacroLine = ({ macro, open }: { readonly macro: MacroCard; readonly open: () => void }) => (
  <li>
    <button type="button" class="canned-line" onClick={open}>
      <span class="canned-title">
        <span dir="auto">{macro.name}</span>
        {!macro.is_shared && (
          <small>
            <Icon of={Lock} /> {t("canned.private")}
          </small>
        )}
      </span>
      <span class="canned-text" dir="auto">
        {macroWords(macro.deeds)}
      </span>
      <span class="canned-used">{counted("macros.deeds", macro.deeds.length)}</span>
    </button>
  </li>
);
