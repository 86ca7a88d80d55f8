import { CopyPlus } from "lucide-preact";
import { IconButton } from "../../ui/IconButton.tsx";
import { Menu } from "../../ui/Menu.tsx";
import { t, wordsFor } from "../../words/t.ts";
import { focusCell } from "./focus-cell.ts";
import { Ranges } from "./Ranges.tsx";
import { dayWords } from "./say.ts";
import { likeYesterday, onAllDays, onWorkdays, stretches, type Week, withDay } from "./week.ts";

type Props = {
  readonly week: Week;
  /** Codes by the server's names of fields. */
  readonly troubles: Readonly<Record<string, string>>;
  readonly onChange: (week: Week) => void;
};

/** Seven days, each with its hours. Up and down lead to the same place of the day beside it. */
export const WeekGrid = ({ week, troubles, onChange }: Props) => (
  <fieldset class="week">
    <legend class="only-heard">{t("hours.week")}</legend>
    {week.map((day, place) => {
      const field = `weekly.${place}`;
      const trouble = troubles[field];
      const name = dayWords(place);
      const step = (by: -1 | 1, cell: string) => {
        const next = `weekly.${(place + by + 7) % 7}`;
        focusCell(`${next} ${cell}`, `${next} 0 from`, `${next} more`);
      };
      return (
        <div key={field} class="week-day">
          <span class="week-name">{name}</span>
          <Ranges
            place={field}
            name={name}
            day={day}
            isBad={trouble !== undefined}
            onChange={(next) => onChange(withDay(week, place, next))}
            onStep={step}
          />
          <Menu
            label={t("hours.copy", { day: name })}
            items={[
              {
                key: "before",
                label: t("hours.like_yesterday"),
                act: () => onChange(likeYesterday(week, place)),
              },
              { key: "all", label: t("hours.on_all_days"), act: () => onChange(onAllDays(week, place)) },
              { key: "work", label: t("hours.on_workdays"), act: () => onChange(onWorkdays(week, place)) },
            ]}
            trigger={({ ref, ...props }) => (
              <IconButton icon={CopyPlus} label={t("hours.copy", { day: name })} buttonRef={ref} {...props} />
            )}
          />
          <Strip week={week} place={place} />
          {trouble && (
            <small class="is-bad week-trouble" role="alert">
              {wordsFor("refusal", trouble) ?? t("field.bad")}
            </small>
          )}
        </div>
      );
    })}
  </fieldset>
);

/** The day from midnight to midnight, what is left of last night included. */
const Strip = ({ week, place }: { readonly week: Week; readonly place: number }) => (
  <span class="week-strip" aria-hidden="true">
    {stretches(week, place).map(([from, until]) => (
      <span key={`${from} ${until}`} style={{ left: `${from * 100}%`, width: `${(until - from) * 100}%` }} />
    ))}
  </span>
);
