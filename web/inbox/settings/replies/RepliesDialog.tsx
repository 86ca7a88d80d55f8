import { useEffect, useState } from "preact/hooks";
import type { AutoReplyRules, ChannelCard } from "#shared/wire.ts";
import { putAutoReplies, readAutoReplies } from "../../api/hours.ts";
import { type Refused, refusedBy } from "../../api/refused.ts";
import { tell } from "../../stores/notice.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { Skeleton, Trouble } from "../../ui/states.tsx";
import { t } from "../../words/t.ts";
import { FormTrouble } from "../FormTrouble.tsx";
import { OccasionPart } from "./OccasionPart.tsx";
import "../../styles/hours.css";

type Props = { readonly channel: ChannelCard; readonly onClose: () => void };

const OCCASIONS = ["out_of_hours", "first_contact"] as const;

/** What the house answers by itself on a channel; nothing, until somebody switches it on. */
export function RepliesDialog({ channel, onClose }: Props) {
  const [rules, setRules] = useState<AutoReplyRules | null>(null);
  const [unread, setUnread] = useState<Refused | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [isBusy, setBusy] = useState(false);
  useEffect(() => {
    readAutoReplies(channel.id).then(setRules, (cause: unknown) => setUnread(refusedBy(cause)));
  }, [channel.id]);
  const save = async (given: AutoReplyRules) => {
    if (isBusy) return;
    setBusy(true);
    setRefused(null);
    try {
      await putAutoReplies(channel.id, given);
      tell(t("replies.saved", { name: channel.name }));
      onClose();
    } catch (cause) {
      setRefused(refusedBy(cause));
      setBusy(false);
    }
  };
  return (
    <Dialog title={t("replies.title", { name: channel.name })} onClose={onClose}>
      {unread && <Trouble refused={unread} />}
      {!rules && !unread && <Skeleton kind="form" />}
      {rules && (
        <form
          class="form replies"
          onSubmit={(event) => {
            event.preventDefault();
            void save(rules);
          }}
        >
          <p class="is-quiet">{t("replies.about")}</p>
          {OCCASIONS.map((name) => (
            <OccasionPart
              key={name}
              name={name}
              channelId={channel.id}
              occasion={rules[name] ?? { enabled: false }}
              problems={refused?.fields ?? {}}
              onChange={(occasion) => setRules({ ...rules, [name]: occasion })}
            />
          ))}
          <FormTrouble refused={refused} />
          <button type="submit" class="button is-main" aria-disabled={isBusy}>
            {t("act.save")}
          </button>
        </form>
      )}
    </Dialog>
  );
}
