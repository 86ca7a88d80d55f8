import { useEffect, useMemo, useState } from "preact/hooks";
import type { ChannelCard, SettingCard } from "#shared/wire.ts";
import { changeChannel, readChannelKinds } from "../api/channels.ts";
import { type Refused, refusedBy } from "../api/refused.ts";
import { tell } from "../stores/notice.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { Skeleton, Trouble } from "../ui/states.tsx";
import { t, wordsFor } from "../words/t.ts";
import { ChannelRules } from "./ChannelRules.tsx";
import { changedFields } from "./changed-fields.ts";
import { placeTrouble } from "./connect/place-trouble.ts";
import { FormTrouble } from "./FormTrouble.tsx";
import { webhookOf } from "./public-address.ts";
import { settingsIn } from "./read-form.ts";
import { SettingFields } from "./SettingFields.tsx";

type Props = { readonly channel: ChannelCard; readonly onClose: () => void };

/** The name, the rules and the settings of an account that is connected. */
export function ChangeDialog({ channel, onClose }: Props) {
  const [schema, setSchema] = useState<readonly SettingCard[] | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  useEffect(() => {
    readChannelKinds().then(
      (kinds) => setSchema(kinds.find(({ kind }) => kind === channel.kind)?.settings ?? []),
      (cause: unknown) => setRefused(refusedBy(cause)),
    );
  }, [channel.kind]);
  return (
    <Dialog title={channel.name} onClose={onClose}>
      {!schema && !refused && <Skeleton kind="form" />}
      {!schema && refused && <Trouble refused={refused} />}
      {schema && <ChangeForm channel={channel} schema={schema} onClose={onClose} />}
    </Dialog>
  );
}

type FormProps = Props & { readonly schema: readonly SettingCard[] };
type Failed = { readonly refused: Refused; readonly given: Readonly<Record<string, string>> };

function ChangeForm({ channel, schema, onClose }: FormProps) {
  const [failed, setFailed] = useState<Failed | null>(null);
  const [isBusy, setBusy] = useState(false);
  const problems = useMemo(
    () => (failed ? placeTrouble(failed.refused, schema, failed.given) : {}),
    [failed, schema],
  );
  const submit = async (form: HTMLFormElement) => {
    if (isBusy) return;
    const changes = changedFields(form, channel, schema);
    setBusy(true);
    try {
      if (Object.keys(changes).length > 0) {
        await changeChannel(channel.id, changes);
        tell(t("channels.saved", { name: changes.name ?? channel.name }));
      }
      onClose();
    } catch (cause) {
      setFailed({ refused: refusedBy(cause), given: settingsIn(form, schema) });
      setBusy(false);
    }
  };
  const nameProblem = problems["name"];
  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit(event.currentTarget);
      }}
    >
      <label>
        {t("channels.name")}
        <input
          class="field"
          name="channel-name"
          required
          maxLength={120}
          autocomplete="off"
          defaultValue={channel.name}
        />
        {nameProblem && (
          <small class="is-bad" role="alert">
            {wordsFor("refusal", nameProblem) ?? t("field.bad")}
          </small>
        )}
      </label>
      <SettingFields
        schema={schema}
        values={channel.settings}
        problems={problems}
        isChange
        webhook={webhookOf(channel.public_key)}
      />
      <ChannelRules channel={channel} problems={problems} />
      {failed && Object.keys(problems).length === 0 && <FormTrouble refused={failed.refused} />}
      <button type="submit" class="button is-main" aria-disabled={isBusy}>
        {t(isBusy ? "channels.checking" : "act.save")}
      </button>
    </form>
  );
}
