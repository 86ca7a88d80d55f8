import { Plus } from "lucide-preact";
import { useState } from "preact/hooks";
import type { ExceptionCard } from "#shared/wire.ts";
import { readHolidays } from "../../api/hours.ts";
import { now } from "../../stores/clock.ts";
import { tell } from "../../stores/notice.ts";
import { Icon } from "../../ui/Icon.tsx";
import { counted, language, t } from "../../words/t.ts";
import { carryOut } from "../carry-out.ts";
import { ExceptionLine } from "./ExceptionLine.tsx";
import { dayOf, inOrder, isPast, withHolidays } from "./exceptions.ts";
import { focusCell } from "./focus-cell.ts";

const DAY = 86_400_000;

type Props = {
  readonly exceptions: readonly ExceptionCard[];
  readonly troubles: Readonly<Record<string, string>>;
  readonly onChange: (exceptions: readonly ExceptionCard[]) => void;
};

/** Days that go otherwise than their week: holidays, short days, stocktaking. */
export function Exceptions({ exceptions, troubles, onChange }: Props) {
  const [isBusy, setBusy] = useState(false);
  const today = dayOf(new Date(now.value));
  const year = Number(today.slice(0, 4));
  const add = () => {
    const date = dayOf(new Date(now.value + DAY));
    onChange([...exceptions, { date, every_year: false, name: "", ranges: [] }]);
    focusCell(`exceptions.${exceptions.length} date`);
  };
  const addHolidays = async (of: number) => {
    setBusy(true);
    await carryOut(async () => {
      const next = withHolidays(exceptions, await readHolidays("RU", of, language()));
      onChange(inOrder(next.exceptions, today));
      tell(next.added > 0 ? counted("hours.holidays_added", next.added) : t("hours.holidays_there"));
    });
    setBusy(false);
  };
  const lines = exceptions.map((exception, index) => ({ exception, index }));
  const line = ({ exception, index }: (typeof lines)[number]) => (
    <ExceptionLine
      key={index}
      place={`exceptions.${index}`}
      exception={exception}
      trouble={troubles[`exceptions.${index}`] ?? null}
      onChange={(next) => onChange(exceptions.map((one, at) => (at === index ? next : one)))}
      onRemove={() => onChange(exceptions.filter((_, at) => at !== index))}
    />
  );
  const isGone = ({ exception, index }: (typeof lines)[number]) =>
    isPast(exception, today) && troubles[`exceptions.${index}`] === undefined;
  const gone = lines.filter(isGone);
  return (
    <section class="settings-section" aria-labelledby="hours-exceptions">
      <h3 id="hours-exceptions">{t("hours.exceptions")}</h3>
      <p class="is-quiet">{t("hours.exceptions_about")}</p>
      {lines.length > gone.length && <ul class="cards">{lines.filter((one) => !isGone(one)).map(line)}</ul>}
      {gone.length > 0 && (
        <details class="exceptions-gone">
          <summary>{counted("hours.gone", gone.length)}</summary>
          <ul class="cards">{gone.map(line)}</ul>
        </details>
      )}
      <div class="hours-deeds">
        <button type="button" class="button" onClick={add}>
          <Icon of={Plus} />
          {t("hours.add_exception")}
        </button>
        {[year, year + 1].map((of) => (
          <button
            key={of}
            type="button"
            class="button"
            aria-disabled={isBusy}
            onClick={() => !isBusy && void addHolidays(of)}
          >
            {t("hours.add_holidays", { year: of })}
          </button>
        ))}
      </div>
    </section>
  );
}
