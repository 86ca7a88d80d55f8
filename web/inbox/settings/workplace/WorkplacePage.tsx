import { workplace } from "../../stores/workplace.ts";
import { t } from "../../words/t.ts";
import { NumberSetting } from "../NumberSetting.tsx";
import { Switch } from "../Switch.tsx";
import { decide } from "./decide.ts";
import { amberTrouble, redTrouble } from "./trouble.ts";
import "../../styles/workplace.css";

const DAY = 24 * 60;

/** How people work here; every choice holds at once, for everybody. */
export function WorkplacePage() {
  const now = workplace.value;

  return (
    <>
      <header class="settings-head">
        <h2>{t("workplace.title")}</h2>
      </header>
      <p class="is-quiet workplace-about">{t("workplace.about")}</p>
      <section class="settings-section">
        <h3>{t("workplace.waiting")}</h3>
        <NumberSetting
          label={t("workplace.amber")}
          unit={t("workplace.minutes")}
          value={now.waiting_amber_minutes}
          min={1}
          max={DAY}
          trouble={(minutes) => amberTrouble(minutes, now)}
          onChange={(waiting_amber_minutes) => void decide({ waiting_amber_minutes })}
        />
        <NumberSetting
          label={t("workplace.red")}
          unit={t("workplace.minutes")}
          value={now.waiting_red_minutes}
          min={1}
          max={DAY}
          trouble={(minutes) => redTrouble(minutes, now)}
          onChange={(waiting_red_minutes) => void decide({ waiting_red_minutes })}
        />
      </section>
      <section class="settings-section">
        <h3>{t("workplace.presence")}</h3>
        <NumberSetting
          label={t("workplace.idle")}
          hint={t("workplace.idle_hint")}
          unit={t("workplace.minutes")}
          value={now.idle_minutes}
          min={1}
          max={DAY}
          onChange={(idle_minutes) => void decide({ idle_minutes })}
        />
        <Switch
          label={t("workplace.hands_back")}
          hint={t("workplace.hands_back_hint")}
          isOn={now.hand_back_minutes !== null}
          onChange={(isOn) => void decide({ hand_back_minutes: isOn ? 15 : null })}
        />
        {now.hand_back_minutes !== null && (
          <NumberSetting
            label={t("workplace.hand_back")}
            unit={t("workplace.minutes")}
            value={now.hand_back_minutes}
            min={1}
            max={DAY}
            onChange={(hand_back_minutes) => void decide({ hand_back_minutes })}
          />
        )}
      </section>
      <section class="settings-section">
        <h3>{t("workplace.writing")}</h3>
        <Switch
          label={t("workplace.typing_preview")}
          hint={t("workplace.typing_preview_hint")}
          isOn={now.typing_preview}
          onChange={(typing_preview) => void decide({ typing_preview })}
        />
        <Switch
          label={t("workplace.soft_lock")}
          hint={t("workplace.soft_lock_hint")}
          isOn={now.soft_lock}
          onChange={(soft_lock) => void decide({ soft_lock })}
        />
        <NumberSetting
          label={t("workplace.undo_send")}
          hint={t("workplace.undo_send_hint")}
          unit={t("workplace.seconds")}
          value={now.undo_send_seconds}
          min={0}
          max={30}
          onChange={(undo_send_seconds) => void decide({ undo_send_seconds })}
        />
      </section>
    </>
  );
}
