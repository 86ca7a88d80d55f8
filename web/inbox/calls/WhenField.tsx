import { useId } from "preact/hooks";
import type { Time } from "#shared/wire.ts";
import { now } from "../stores/clock.ts";
import { atClients } from "../words/calls.ts";
import { moment } from "../words/dates.ts";
import { t } from "../words/t.ts";
import { fieldTime, timeChoices, timeInField } from "./next-time.ts";

type Props = {
  readonly label: string;
  readonly at: Time | null;
  readonly choose: (at: Time | null) => void;
  /** Of whoever is rung, to say what their clock will show. */
  readonly timezone: string | null;
};

/** A moment to come: one that people name, or any other. */
export function WhenField({ label, at, choose, timezone }: Props) {
  const id = useId();
  const theirs = at && timezone ? atClients(at, timezone) : null;
  return (
    <div class="call-when">
      <label for={id}>{label}</label>
      <div class="call-when-choices">
        {timeChoices(new Date(now.value)).map((choice) => (
          <button
            type="button"
            key={choice.key}
            class="button is-quiet"
            data-tip={moment(choice.at, now.value)}
            onClick={() => choose(choice.at)}
          >
            {t(`calls.time_${choice.key}`)}
          </button>
        ))}
      </div>
      <input
        id={id}
        class="field"
        type="datetime-local"
        value={at ? fieldTime(at) : ""}
        min={fieldTime(new Date(now.value).toISOString())}
        onInput={(event) => choose(timeInField(event.currentTarget.value))}
      />
      {theirs && <small role="status">{theirs}</small>}
    </div>
  );
}
