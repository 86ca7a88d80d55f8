import { ArrowDown, ArrowUp, X } from "lucide-preact";
import type { MacroDeed } from "#shared/wire.ts";
import { Icon } from "../../ui/Icon.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { kindWords } from "../../words/macro-deeds.ts";
import { t } from "../../words/t.ts";
import { DeedFields } from "./DeedFields.tsx";
import { KIND_ICONS } from "./new-deed.ts";

type Props = {
  readonly deed: MacroDeed;
  readonly place: number;
  readonly count: number;
  readonly trouble: string | null;
  readonly onChange: (deed: MacroDeed) => void;
  readonly onMove: (place: number) => void;
  readonly onRemove: () => void;
};

/** One deed of a macro: what it is, what it sets, and its place among the others. */
export function DeedEditor({ deed, place, count, trouble, onChange, onMove, onRemove }: Props) {
  const name = kindWords(deed.do);
  return (
    <li class={`macro-deed ${trouble ? "is-wrong" : ""}`}>
      <div class="macro-deed-head">
        <Icon of={KIND_ICONS[deed.do]} />
        <span class="macro-deed-name">{name}</span>
        <IconButton
          icon={ArrowUp}
          label={t("macros.up", { name })}
          disabled={place === 0}
          onClick={() => onMove(place - 1)}
        />
        <IconButton
          icon={ArrowDown}
          label={t("macros.down", { name })}
          disabled={place === count - 1}
          onClick={() => onMove(place + 1)}
        />
        <IconButton icon={X} label={t("macros.remove_deed", { name })} onClick={onRemove} />
      </div>
      <DeedFields deed={deed} onChange={onChange} />
      {trouble && (
        <p class="macro-trouble" role="alert">
          {trouble}
        </p>
      )}
    </li>
  );
}
