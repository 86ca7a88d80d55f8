import { ArrowLeft } from "lucide-preact";
import { useState } from "preact/hooks";
import type { HoursCard } from "#shared/wire.ts";
import { putHours, removeHours } from "../../api/hours.ts";
import { type Refused, refusedBy } from "../../api/refused.ts";
import type { HoursPlace } from "../../stores/hours.ts";
import { tell } from "../../stores/notice.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { t, wordsFor } from "../../words/t.ts";
import { carryOut } from "../carry-out.ts";
import { FormTrouble } from "../FormTrouble.tsx";
import { Exceptions } from "./Exceptions.tsx";
import { stillTold, troublesOf } from "./troubles.ts";
import { WeekGrid } from "./WeekGrid.tsx";
import { USUAL_WEEK } from "./week.ts";
import { ZoneField } from "./ZoneField.tsx";

type Props = {
  readonly place: HoursPlace;
  readonly name: string;
  /** What is set there itself. */
  readonly own: HoursCard | undefined;
  /** What holds there as long as nothing is. */
  readonly inherited: HoursCard | undefined;
  readonly onClose: () => void;
};

/** The hours of the house, of a channel or of a team. */
export function HoursEditor({ place, name, own, inherited, onClose }: Props) {
  const [hours, setHours] = useState<HoursCard>(() => own ?? begun(place, inherited));
  const [told, setTold] = useState<Readonly<Record<string, string>>>({});
  const [refused, setRefused] = useState<Refused | null>(null);
  const [isBusy, setBusy] = useState(false);
  const troubles = { ...told, ...troublesOf(hours) };
  const change = (part: Partial<HoursCard>) => {
    const next = { ...hours, ...part };
    setTold(stillTold(told, hours, next));
    setRefused(null);
    setHours(next);
  };
  const save = async () => {
    if (isBusy) return;
    if (Object.keys(troubles).length > 0) {
      document.querySelector<HTMLElement>(".hours-editor [aria-invalid]")?.focus();
      return;
    }
    setBusy(true);
    try {
      await putHours(hours);
      tell(t("hours.saved", { name }));
      onClose();
    } catch (cause) {
      const why = refusedBy(cause);
      setTold(why.fields);
      setRefused(why);
      setBusy(false);
    }
  };
  const remove = async (set: HoursCard) => {
    if (!(await carryOut(() => removeHours(set)))) return;
    tell(t("hours.removed", { name }), () => void carryOut(() => putHours(set)));
    onClose();
  };
  const zoneTrouble = troubles["timezone"];
  return (
    <div class="hours-editor">
      <header class="settings-head">
        <IconButton icon={ArrowLeft} label={t("act.back")} onClick={onClose} />
        <h2 dir="auto">{name}</h2>
      </header>
      {!own && <p class="is-quiet">{t(inherited ? "hours.begun_inherited" : "hours.begun")}</p>}
      <ZoneField
        value={hours.timezone}
        trouble={zoneTrouble ? (wordsFor("refusal", zoneTrouble) ?? t("field.bad")) : null}
        onChange={(timezone) => change({ timezone })}
      />
      <section class="settings-section" aria-labelledby="hours-week">
        <h3 id="hours-week">{t("hours.week")}</h3>
        <WeekGrid week={hours.weekly} troubles={troubles} onChange={(weekly) => change({ weekly })} />
        <small class="is-quiet hours-keys">{t("hours.keys")}</small>
      </section>
      <Exceptions
        exceptions={hours.exceptions ?? []}
        troubles={troubles}
        onChange={(exceptions) => change({ exceptions })}
      />
      <footer class="hours-foot">
        <FormTrouble refused={refused} />
        <button type="button" class="button is-main" aria-disabled={isBusy} onClick={() => void save()}>
          {t("act.save")}
        </button>
        <button type="button" class="button" onClick={onClose}>
          {t("act.cancel")}
        </button>
        {own && (
          <button type="button" class="button is-quiet" onClick={() => void remove(own)}>
            {t(place.channel_id === null && place.team_id === null ? "hours.remove_house" : "hours.remove")}
          </button>
        )}
      </footer>
    </div>
  );
}

/** Begins with what holds there now, or with an ordinary week of this clock. */
const begun = (place: HoursPlace, inherited: HoursCard | undefined): HoursCard => ({
  timezone: inherited?.timezone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
  weekly: inherited?.weekly ?? USUAL_WEEK,
  exceptions: inherited?.exceptions ?? [],
  ...place,
});
