import { useState } from "preact/hooks";
import type { Time } from "#shared/wire.ts";
import { fieldTime, timeInField } from "../calls/next-time.ts";
import { now } from "../stores/clock.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { t } from "../words/t.ts";
import "./matter.css";

type Props = { readonly onChoose: (until: Time) => void; readonly onClose: () => void };

const HOUR = 3_600_000;

/** A time of one's own to be reminded at. */
export function WhenDialog({ onChoose, onClose }: Props) {
  const [at, setAt] = useState<Time | null>(() =>
    timeInField(fieldTime(new Date(Math.ceil((now.peek() + HOUR) / HOUR) * HOUR).toISOString())),
  );
  const isPast = at !== null && Date.parse(at) <= now.value;
  return (
    <Dialog title={t("snooze.own_title")} onClose={onClose}>
      <form
        class="matter-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (at === null || isPast) return;
          onClose();
          onChoose(at);
        }}
      >
        <label class="matter-field">
          {t("snooze.until")}
          <input
            class="field"
            autofocus
            type="datetime-local"
            value={at ? fieldTime(at) : ""}
            min={fieldTime(new Date(now.value).toISOString())}
            onInput={(event) => setAt(timeInField(event.currentTarget.value))}
          />
        </label>
        {isPast && (
          <p class="matter-trouble" role="alert">
            {t("refusal.time_is_past")}
          </p>
        )}
        <div class="dialog-deeds">
          <button type="submit" class="button is-main" disabled={at === null || isPast}>
            {t("snooze.title")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
