import { useId, useState } from "preact/hooks";
import type { Time } from "#shared/wire.ts";
import { now } from "../stores/clock.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { moment } from "../words/dates.ts";
import { t } from "../words/t.ts";

type Props = {
  readonly at: Time | null;
  readonly choose: (at: Time) => void;
  readonly leave: () => void;
};

const YEAR = 366 * 24 * 3_600_000;

/** A time of one's own for a reply, by the clock of this window. */
export function SendAtDialog({ at, choose, leave }: Props) {
  const id = useId();
  const [shown, setShown] = useState(at === null ? "" : inField(Date.parse(at)));
  const chosen = shown === "" ? Number.NaN : new Date(shown).getTime();
  const why = whyNot(chosen, now.value);
  return (
    <Dialog title={t("send.at_title")} onClose={leave}>
      <form
        class="call-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (why !== null || Number.isNaN(chosen)) return;
          leave();
          choose(wire(chosen));
        }}
      >
        <label for={id}>{t("send.at_label")}</label>
        <input
          id={id}
          class="field"
          type="datetime-local"
          value={shown}
          min={inField(now.value)}
          max={inField(now.value + YEAR)}
          onInput={(event) => setShown(event.currentTarget.value)}
        />
        <p class="call-meaning" role="status">
          {why ?? (Number.isNaN(chosen) ? "" : t("send.will_go", { when: moment(wire(chosen), now.value) }))}
        </p>
        <div class="dialog-deeds">
          <button type="submit" class="button is-main" disabled={why !== null || Number.isNaN(chosen)}>
            {t("send.schedule")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

function whyNot(at: number, present: number): string | null {
  if (at <= present) return t("refusal.time_is_past");
  return at > present + YEAR ? t("refusal.time_too_far") : null;
}

const wire = (at: number): Time => new Date(at).toISOString().replace("Z", "000Z");

/** As the field wants it: local, to the minute. */
function inField(at: number): string {
  const local = new Date(at - new Date(at).getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}
