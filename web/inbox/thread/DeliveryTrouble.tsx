import type { DeliveryCard, MessageCard } from "#shared/wire.ts";
import { confirmArrival, giveUp, redirect, resend } from "../api/conversations.ts";
import { refusedBy } from "../api/refused.ts";
import { addressName } from "../composer/address-words.ts";
import { type Address, canBeWritten, waysAround } from "../composer/addresses.ts";
import { now } from "../stores/clock.ts";
import { addresses } from "../stores/composing.ts";
import { can } from "../stores/house.ts";
import { tellRefused } from "../stores/notice.ts";
import { ChannelMark } from "../ui/ChannelMark.tsx";
import { moment } from "../words/dates.ts";
import { failureWords } from "../words/refusals.ts";
import { t } from "../words/t.ts";

/** It has gone to another account of the client, as a message of its own. */
export const REDIRECTED = "redirected";

/** A message that did not go, may not have gone, or still waits: why, and what can be done. */
export function DeliveryTrouble({ message }: { readonly message: MessageCard }) {
  const { delivery } = message;
  if (delivery?.code === REDIRECTED) return <Redirected />;
  if (delivery?.state === "failed") return <Failed message={message} delivery={delivery} />;
  if (delivery?.state === "uncertain") return <Uncertain message={message} />;
  if (delivery?.state === "retry") return <Waiting message={message} delivery={delivery} />;
  return null;
}

const Redirected = () => (
  <div class="trouble is-waiting">
    <span class="trouble-why">{failureWords(REDIRECTED)}</span>
  </div>
);

type Props = { readonly message: MessageCard; readonly delivery: DeliveryCard };

const Failed = ({ message, delivery }: Props) => (
  <div class="trouble is-failed">
    <span class="trouble-why" title={delivery.detail ?? undefined}>
      {failureWords(delivery.code)}
    </span>
    {can("conversations.answer") && (
      <span class="trouble-deeds">
        {mayPass(message, delivery) && <Deed label={t("act.retry")} act={() => resend(message.id)} />}
        {waysAround(message.identity_id, addresses.value).map((address) => (
          <Deed
            key={address.identityId}
            label={sendVia(address)}
            mark={address.channel?.kind}
            act={() => redirect(message.id, address.identityId)}
          />
        ))}
      </span>
    )}
    {delivery.detail && (
      <details class="details">
        <summary>{t("act.details")}</summary>
        <code>{[delivery.code, delivery.detail].filter(Boolean).join(" · ")}</code>
      </details>
    )}
  </div>
);

const Uncertain = ({ message }: { readonly message: MessageCard }) => (
  <div class="trouble is-uncertain">
    <span class="trouble-why">{t("uncertain.why")}</span>
    {can("conversations.answer") && (
      <span class="trouble-deeds">
        <Deed label={t("uncertain.arrived")} act={() => confirmArrival(message.id)} />
        {canBeWritten(message.identity_id, addresses.value) && (
          <Deed label={t("uncertain.again")} act={() => resend(message.id)} />
        )}
      </span>
    )}
  </div>
);

const Waiting = ({ message, delivery }: Props) => (
  <div class="trouble is-waiting">
    <span class="trouble-why" title={delivery.detail ?? undefined}>
      {failureWords(delivery.code)}{" "}
      {delivery.due_at && t("retry.next", { at: moment(delivery.due_at, now.value) })}
    </span>
    {can("conversations.answer") && <Deed label={t("retry.give_up")} act={() => giveUp(message.id)} />}
  </div>
);

type DeedProps = {
  readonly label: string;
  /** Kind of the channel that it leads to. */
  readonly mark?: string | undefined;
  readonly act: () => Promise<unknown>;
};

/** What becomes of it is told by the log. */
const Deed = ({ label, mark, act }: DeedProps) => (
  <button
    type="button"
    class="link-button"
    onClick={() => act().catch((cause: unknown) => tellRefused(t("done.not_done"), refusedBy(cause)))}
  >
    {mark && <ChannelMark kind={mark} />}
    {label}
  </button>
);

/** Another attempt has a chance: the account takes words, and it was not these very words that were refused. */
const mayPass = (message: MessageCard, { code }: DeliveryCard): boolean =>
  !OF_THE_MESSAGE.has(code ?? "") && canBeWritten(message.identity_id, addresses.value);

const OF_THE_MESSAGE: ReadonlySet<string> = new Set([
  "text_too_long",
  "text_empty",
  "bad_format",
  "bad_file",
  "file_too_big",
]);

const sendVia = (address: Address): string =>
  t("act.send_via", { channel: addressName(address, addresses.value) });
