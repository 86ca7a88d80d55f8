import { useState } from "preact/hooks";
import { type Refused, refusedBy } from "../api/refused.ts";
import { changePassword } from "../api/session.ts";
import { tell } from "../stores/notice.ts";
import { t } from "../words/t.ts";
import { FormTrouble } from "./FormTrouble.tsx";

export const SHORTEST_PASSWORD = 10;

/** The old password and a new one. */
export function PasswordForm() {
  const [refused, setRefused] = useState<Refused | null>(null);
  const submit = async (form: HTMLFormElement) => {
    const given = new FormData(form);
    setRefused(null);
    try {
      await changePassword(String(given.get("old")), String(given.get("new")));
      form.reset();
      tell(t("me.password_changed"));
    } catch (cause) {
      setRefused(refusedBy(cause));
    }
  };
  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit(event.currentTarget);
      }}
    >
      <label>
        {t("me.password_old")}
        <input class="field" type="password" name="old" autocomplete="current-password" required />
      </label>
      <label>
        {t("me.password_new")}
        <input
          class="field"
          type="password"
          name="new"
          autocomplete="new-password"
          minLength={SHORTEST_PASSWORD}
          required
        />
        <small>{t("me.password_hint", { count: SHORTEST_PASSWORD })}</small>
      </label>
      <FormTrouble refused={refused} />
      <button type="submit" class="button">
        {t("me.password_change")}
      </button>
    </form>
  );
}
