import { LogOut } from "lucide-preact";
import { useState } from "preact/hooks";
import { ring } from "#shared/tone.ts";
import { leave } from "../actions/sign-out.ts";
import { askPermission, permission } from "../notices/desktop.ts";
import { me } from "../stores/house.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { Icon } from "../ui/Icon.tsx";
import { t } from "../words/t.ts";
import { Choice } from "./Choice.tsx";
import { PasswordForm } from "./PasswordForm.tsx";
import { prefer } from "./preferences.ts";
import { Switch } from "./Switch.tsx";

/** My own choices. */
export function MePage() {
  const mine = me.value;
  if (!mine) return null;
  const { operator, preferences } = mine;
  return (
    <>
      <header class="settings-who">
        <Avatar person={operator} size={56} />
        <div>
          <h2 dir="auto">{operator.name}</h2>
          <p class="is-quiet">
            {operator.email} · {t(`role.${operator.role}`)}
          </p>
        </div>
        <button type="button" class="button" onClick={() => void leave()}>
          <Icon of={LogOut} />
          {t("me.sign_out")}
        </button>
      </header>
      <section class="settings-section">
        <h3>{t("me.look")}</h3>
        <Choice
          label={t("me.language")}
          value={preferences.language}
          options={[
            { value: "ru", label: "Русский" },
            { value: "en", label: "English" },
          ]}
          onChange={(language) => void prefer({ language })}
        />
        <Choice
          label={t("me.theme")}
          value={preferences.theme}
          options={[
            { value: "auto", label: t("theme.auto") },
            { value: "light", label: t("theme.light") },
            { value: "dark", label: t("theme.dark") },
          ]}
          onChange={(theme) => void prefer({ theme })}
        />
        <Switch
          label={t("me.compact")}
          isOn={preferences.compact}
          onChange={(compact) => void prefer({ compact })}
        />
      </section>
      <section class="settings-section">
        <h3>{t("me.answers")}</h3>
        <Choice
          label={t("me.send_with")}
          value={preferences.send_with}
          options={[
            { value: "enter", label: t("key.enter") },
            { value: "ctrl_enter", label: t("key.ctrl_enter") },
          ]}
          onChange={(send_with) => void prefer({ send_with })}
        />
      </section>
      <section class="settings-section">
        <h3>{t("me.calls")}</h3>
        <Switch
          label={t("me.sound")}
          hint={t("me.sound_hint")}
          isOn={preferences.sound}
          onChange={(sound) => {
            if (sound) ring();
            void prefer({ sound });
          }}
        />
        <NotificationSwitch isOn={preferences.notifications} />
      </section>
      <section class="settings-section">
        <h3>{t("me.password")}</h3>
        <PasswordForm />
      </section>
    </>
  );
}

function NotificationSwitch({ isOn }: { readonly isOn: boolean }) {
  const [allowed, setAllowed] = useState(permission());
  const toggle = async (wanted: boolean) => {
    const answer = wanted ? await askPermission() : permission();
    setAllowed(answer);
    void prefer({ notifications: wanted && answer === "granted" });
  };
  const refusal = { denied: t("me.notifications_denied"), unsupported: t("me.notifications_unsupported") };
  return (
    <Switch
      label={t("me.notifications")}
      hint={allowed === "denied" || allowed === "unsupported" ? refusal[allowed] : t("me.notifications_hint")}
      isOn={isOn && allowed === "granted"}
      isOff={allowed === "unsupported"}
      onChange={(wanted) => void toggle(wanted)}
    />
  );
}
