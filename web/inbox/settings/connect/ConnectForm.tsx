import { useMemo, useState } from "preact/hooks";
import type { ChannelCard, ChannelKind } from "#shared/wire.ts";
import { connectChannel } from "../../api/channels.ts";
import { type Refused, refusedBy } from "../../api/refused.ts";
import { change } from "../../stores/house.ts";
import { t } from "../../words/t.ts";
import { FormTrouble } from "../FormTrouble.tsx";
import { settingsIn } from "../read-form.ts";
import { SettingFields } from "../SettingFields.tsx";
import { placeTrouble } from "./place-trouble.ts";

type Trouble = { readonly refused: Refused; readonly given: Readonly<Record<string, string>> };
type Props = { readonly kind: ChannelKind; readonly onDone: (channel: ChannelCard) => void };

/** What the channel must be told. It is asked at once whether it knows us. */
export function ConnectForm({ kind, onDone }: Props) {
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [isBusy, setBusy] = useState(false);
  const problems = useMemo(
    () => (trouble ? placeTrouble(trouble.refused, kind.settings, trouble.given) : {}),
    [trouble, kind.settings],
  );
  const submit = async (form: HTMLFormElement) => {
    if (isBusy) return;
    setBusy(true);
    const given = settingsIn(form, kind.settings);
    try {
      const name = String(new FormData(form).get("channel-name") ?? "").trim();
      const channel = await connectChannel({ kind: kind.kind, name, settings: given });
      change((state) => ({
        ...state,
        channels: [...state.channels.filter(({ id }) => id !== channel.id), channel],
      }));
      onDone(channel);
    } catch (cause) {
      setTrouble({ refused: refusedBy(cause), given });
      setBusy(false);
    }
  };
  return (
    <form
      class="form connect-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit(event.currentTarget);
      }}
    >
      <SettingFields schema={kind.settings} values={{}} problems={problems} isChange={false} webhook={null} />
      <label>
        <span>
          {t("channels.name")} <span class="is-quiet">{t("form.optional")}</span>
        </span>
        <input class="field" name="channel-name" maxLength={120} autocomplete="off" />
        <small>{t("channels.name_hint")}</small>
      </label>
      {trouble && Object.keys(problems).length === 0 && <FormTrouble refused={trouble.refused} />}
      {trouble && isUnreached(trouble.refused) && kind.settings.some(({ name }) => name === "proxy") && (
        <p class="is-quiet">{t("connect.try_proxy")}</p>
      )}
      <div class="connect-submit">
        <button type="submit" class="button is-main" aria-disabled={isBusy}>
          {t(isBusy ? "channels.checking" : "channels.check_and_connect")}
        </button>
      </div>
    </form>
  );
}

const isUnreached = ({ code }: Refused): boolean => code === "channel_network" || code === "channel_timeout";
