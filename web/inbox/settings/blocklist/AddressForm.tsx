import { useState } from "preact/hooks";
import { type Refused, refusedBy } from "../../api/refused.ts";
import { blockAddress } from "../../api/visitors.ts";
import { tell } from "../../stores/notice.ts";
import { t, wordsFor } from "../../words/t.ts";
import { FormTrouble } from "../FormTrouble.tsx";

/** An address of the network, or many, from which nothing is to be heard. */
export function AddressForm() {
  const [refused, setRefused] = useState<Refused | null>(null);
  const [isBusy, setBusy] = useState(false);
  const submit = async (form: HTMLFormElement) => {
    if (isBusy) return;
    const given = new FormData(form);
    setBusy(true);
    setRefused(null);
    try {
      const { value } = await blockAddress(
        String(given.get("value") ?? "").trim(),
        String(given.get("reason") ?? "").trim(),
      );
      form.reset();
      tell(t("blocklist.added", { address: value }));
    } catch (cause) {
      setRefused(refusedBy(cause));
    }
    setBusy(false);
  };
  const problem = refused?.fields["value"];
  return (
    <form
      class="form address-form"
      autocomplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        void submit(event.currentTarget);
      }}
    >
      <label>
        {t("blocklist.address")}
        <input
          class="field is-code"
          name="value"
          required
          minLength={2}
          maxLength={60}
          spellcheck={false}
          aria-invalid={problem !== undefined || undefined}
        />
        {problem ? (
          <small class="is-bad" role="alert">
            {wordsFor("refusal", problem) ?? t("field.bad")}
          </small>
        ) : (
          <small>{t("blocklist.address_hint")}</small>
        )}
      </label>
      <label>
        {t("blocklist.reason")}
        <input class="field" name="reason" maxLength={500} />
      </label>
      {!problem && <FormTrouble refused={refused} />}
      <button type="submit" class="button" aria-disabled={isBusy}>
        {t("blocklist.add")}
      </button>
    </form>
  );
}
