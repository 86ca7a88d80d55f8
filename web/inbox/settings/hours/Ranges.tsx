import { Plus, X } from "lucide-preact";
import { Icon } from "../../ui/Icon.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { t } from "../../words/t.ts";
import { focusCell } from "./focus-cell.ts";
import { TimeField } from "./TimeField.tsx";
import { type Day, goesPastMidnight, MOST_RANGES, withOneMore, withoutRange, withRange } from "./week.ts";

type Props = {
  /** As the server names the field: "weekly.0", "exceptions.3". */
  readonly place: string;
  readonly name: string;
  readonly day: Day;
  readonly isBad: boolean;
  readonly onChange: (day: Day) => void;
  readonly onStep?: (by: -1 | 1, cell: string) => void;
};

/** The hours of one day; without any it is closed. */
export function Ranges({ place, name, day, isBad, onChange, onStep }: Props) {
  const more = () => {
    if (day.length >= MOST_RANGES) return;
    onChange(withOneMore(day));
    focusCell(`${place} ${day.length} from`);
  };
  const remove = (index: number) => {
    onChange(withoutRange(day, index));
    focusCell(
      index > 0 ? `${place} ${index - 1} from` : day.length > 1 ? `${place} 0 from` : `${place} more`,
    );
  };
  return (
    <div class="ranges">
      {day.length === 0 && <span class="is-quiet ranges-closed">{t("hours.closed")}</span>}
      {day.map((range, index) => {
        const field = (side: 0 | 1) => (
          <TimeField
            label={t(side === 0 ? "hours.from" : "hours.until", { day: name })}
            cell={`${place} ${index} ${side === 0 ? "from" : "until"}`}
            value={range[side]}
            isEnd={side === 1}
            isBad={isBad}
            onChange={(time) =>
              onChange(withRange(day, index, side === 0 ? [time, range[1]] : [range[0], time]))
            }
            onStep={(by) => onStep?.(by, `${index} ${side === 0 ? "from" : "until"}`)}
            onMore={more}
            onRemove={() => remove(index)}
          />
        );
        return (
          <span key={index} class="range">
            {field(0)}
            <span aria-hidden="true">–</span>
            {field(1)}
            <IconButton
              icon={X}
              label={t("hours.remove_range", { day: name })}
              onClick={() => remove(index)}
            />
            {goesPastMidnight(range) && <small class="range-note">{t("hours.past_midnight")}</small>}
          </span>
        );
      })}
      <button
        type="button"
        class="icon-button"
        data-cell={`${place} more`}
        aria-label={t("hours.add_range", { day: name })}
        data-tip={t("hours.add_range", { day: name })}
        disabled={day.length >= MOST_RANGES}
        onClick={more}
        onKeyDown={(event) => {
          if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
          event.preventDefault();
          onStep?.(event.key === "ArrowUp" ? -1 : 1, "0 from");
        }}
      >
        <Icon of={Plus} />
      </button>
    </div>
  );
}
