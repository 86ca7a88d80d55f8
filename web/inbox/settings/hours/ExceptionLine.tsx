import { Trash2 } from "lucide-preact";
import type { ExceptionCard } from "#shared/wire.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { t, wordsFor } from "../../words/t.ts";
import { Ranges } from "./Ranges.tsx";

type Props = {
  readonly place: string;
  readonly exception: ExceptionCard;
  readonly trouble: string | null;
  readonly onChange: (exception: ExceptionCard) => void;
  readonly onRemove: () => void;
};

/** One day that goes otherwise. */
export const ExceptionLine = ({ place, exception, trouble, onChange, onRemove }: Props) => {
  const name = exception.name || exception.date;
  return (
    <li class="card exception">
      <input
        class="field exception-date"
        type="date"
        aria-label={t("hours.date")}
        aria-invalid={trouble !== null || undefined}
        data-cell={`${place} date`}
        value={exception.date}
        onChange={(event) => onChange({ ...exception, date: event.currentTarget.value })}
      />
      <input
        class="field exception-name"
        aria-label={t("hours.exception_name")}
        placeholder={t("hours.exception_name")}
        maxLength={100}
        autocomplete="off"
        value={exception.name}
        onInput={(event) => onChange({ ...exception, name: event.currentTarget.value })}
      />
      <IconButton icon={Trash2} label={t("hours.remove_exception", { name })} onClick={onRemove} />
      <Ranges
        place={place}
        name={name}
        day={exception.ranges}
        isBad={trouble !== null}
        onChange={(ranges) => onChange({ ...exception, ranges })}
      />
      <label class="exception-yearly">
        <input
          type="checkbox"
          checked={exception.every_year}
          onChange={(event) => onChange({ ...exception, every_year: event.currentTarget.checked })}
        />
        {t("hours.every_year")}
      </label>
      {trouble && (
        <small class="is-bad" role="alert">
          {wordsFor("refusal", trouble) ?? t("field.bad")}
        </small>
      )}
    </li>
  );
};
