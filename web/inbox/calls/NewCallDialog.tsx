import { useState } from "preact/hooks";
import type { Time } from "#shared/wire.ts";
import { newKey } from "../actions/key.ts";
import { writeDownCall } from "../api/calls.ts";
import { type Refused, refusedBy } from "../api/refused.ts";
import { nameOf } from "../state/clients.ts";
import { dropCallDeed } from "../stores/call-deed.ts";
import { callsOfClient, putCall } from "../stores/calls.ts";
import { house } from "../stores/house.ts";
import { tell } from "../stores/notice.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { wantedWords } from "../words/calls.ts";
import { clientName } from "../words/client-name.ts";
import { phoneWords } from "../words/phones.ts";
import { t } from "../words/t.ts";
import { CallTrouble } from "./CallTrouble.tsx";
import { timeChoices } from "./next-time.ts";
import { WhenField } from "./WhenField.tsx";

/** One of us promises to ring: which number, when, and about what. */
export function NewCallDialog({ clientId }: { readonly clientId: number }) {
  const numbers = numbersOf(clientId);
  const [phone, setPhone] = useState(numbers[0] ?? "");
  const [at, setAt] = useState<Time | null>(
    () => timeChoices(new Date()).find(({ key }) => key === "hour")?.at ?? null,
  );
  const [refused, setRefused] = useState<Refused | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [key] = useState(newKey);
  const save = async (question: string) => {
    if (at === null || isBusy) return;
    setBusy(true);
    setRefused(null);
    try {
      const card = await writeDownCall({ key, client_id: clientId, phone, question, wanted_from: at });
      putCall(card);
      tell(t("calls.done.planned", { at: wantedWords(card, Date.now()) }));
      dropCallDeed();
    } catch (cause) {
      setRefused(refusedBy(cause));
      setBusy(false);
    }
  };
  const card = house.value?.clients[clientId];
  return (
    <Dialog title={t("calls.call_later")} onClose={dropCallDeed}>
      <form
        class="call-form"
        autocomplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          void save(String(new FormData(event.currentTarget).get("question") ?? "").trim());
        }}
      >
        {card && <p dir="auto">{clientName({ id: clientId, name: nameOf(card) })}</p>}
        <label>
          {t("calls.number")}
          <input
            class="field"
            type="tel"
            required
            maxLength={60}
            value={phoneWords(phone)}
            onInput={(event) => setPhone(event.currentTarget.value)}
          />
        </label>
        {numbers.length > 1 && (
          <div class="call-when-choices">
            {numbers.map((one) => (
              <button
                type="button"
                key={one}
                class="button is-quiet"
                aria-pressed={one === phone}
                onClick={() => setPhone(one)}
              >
                {phoneWords(one)}
              </button>
            ))}
          </div>
        )}
        <WhenField label={t("calls.ring_at")} at={at} choose={setAt} timezone={null} />
        <label>
          {t("calls.question")}
          <textarea class="field" name="question" rows={2} maxLength={2000} dir="auto" />
        </label>
        <CallTrouble refused={refused} />
        <div class="dialog-deeds">
          <button type="submit" class="button is-main" disabled={at === null || isBusy}>
            {t("calls.plan")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

/** Those on the card, then those that they asked to be rung at. */
function numbersOf(clientId: number): readonly string[] {
  const points = house.peek()?.clients[clientId]?.contact_points ?? [];
  const known = points.filter(({ kind }) => kind === "phone").map(({ value }) => value);
  const rung = callsOfClient(clientId)
    .filter(({ extension }) => extension === null)
    .map(({ phone }) => phone);
  return [...new Set([...known, ...rung])];
}
