import { useState } from "preact/hooks";
import type { CallbackCard, Time } from "#shared/wire.ts";
import { moveCallTo } from "../actions/calls.ts";
import { type Refused, refusedBy } from "../api/refused.ts";
import { dropCallDeed } from "../stores/call-deed.ts";
import { now } from "../stores/clock.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { callerName, wantedWords } from "../words/calls.ts";
import { t } from "../words/t.ts";
import { CallTrouble } from "./CallTrouble.tsx";
import { WhenField } from "./WhenField.tsx";

/** Another time to ring. */
export function MoveCallDialog({ card }: { readonly card: CallbackCard }) {
  const [at, setAt] = useState<Time | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const move = async () => {
    if (at === null) return;
    setRefused(null);
    try {
      await moveCallTo(card, at);
      dropCallDeed();
    } catch (cause) {
      setRefused(refusedBy(cause));
    }
  };
  return (
    <Dialog title={t("calls.move_of", { name: callerName(card) })} onClose={dropCallDeed}>
      <form
        class="call-form"
        onSubmit={(event) => {
          event.preventDefault();
          void move();
        }}
      >
        <p class="call-meaning">{t("calls.asked_for", { when: wantedWords(card, now.value) })}</p>
        <WhenField label={t("calls.ring_at")} at={at} choose={setAt} timezone={card.timezone} />
        <CallTrouble refused={refused} />
        <div class="dialog-deeds">
          <button type="submit" class="button is-main" disabled={at === null}>
            {t("calls.move")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
