import { useState } from "preact/hooks";
import type { RoleName } from "#shared/wire.ts";
import { addOperator } from "../api/operators.ts";
import { type Refused, refusedBy } from "../api/refused.ts";
import { tell } from "../stores/notice.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { t } from "../words/t.ts";
import { FormTrouble } from "./FormTrouble.tsx";
import { ROLES } from "./OperatorLine.tsx";
import { SHORTEST_PASSWORD } from "./PasswordForm.tsx";

/** A new colleague; the password is theirs to change. */
export function AddOperatorDialog({ onClose }: { readonly onClose: () => void }) {
  const [refused, setRefused] = useState<Refused | null>(null);
  const submit = async (form: HTMLFormElement) => {
    const given = new FormData(form);
    const text = (name: string) => String(given.get(name) ?? "").trim();
    setRefused(null);
    try {
      await addOperator({
        name: text("name"),
        email: text("email"),
        password: String(given.get("password")),
        role: ROLES.find((role) => role === given.get("role")) ?? "operator",
      });
      tell(t("operators.added", { name: text("name") }));
      onClose();
    } catch (cause) {
      setRefused(refusedBy(cause));
    }
  };
  return (
    <Dialog title={t("operators.add")} onClose={onClose}>
      <form
        class="form"
        autocomplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          void submit(event.currentTarget);
        }}
      >
        <label>
          {t("operators.name")}
          <input class="field" name="name" required maxLength={120} autocomplete="off" />
        </label>
        <label>
          {t("sign_in.email")}
          <input class="field" name="email" type="email" required maxLength={254} autocomplete="off" />
        </label>
        <label>
          {t("sign_in.password")}
          <input
            class="field"
            name="password"
            type="password"
            required
            minLength={SHORTEST_PASSWORD}
            autocomplete="new-password"
          />
          <small>{t("me.password_hint", { count: SHORTEST_PASSWORD })}</small>
        </label>
        <label>
          {t("operators.role")}
          <select class="field" name="role" defaultValue={"operator" satisfies RoleName}>
            {ROLES.map((role) => (
              <option key={role} value={role} selected={role === "operator"}>
                {t(`role.${role}`)}
              </option>
            ))}
          </select>
          <small>{t("operators.role_hint")}</small>
        </label>
        <FormTrouble refused={refused} />
        <button type="submit" class="button is-main">
          {t("operators.add")}
        </button>
      </form>
    </Dialog>
  );
}
