import { Lock } from "lucide-preact";
import { sendAgain, takeBack } from "../actions/send.ts";
import { canBeWritten } from "../composer/addresses.ts";
import type { Pending } from "../state/state.ts";
import { addresses } from "../stores/composing.ts";
import { openedClientId } from "../stores/threads.ts";
import { uploadOf } from "../stores/uploads.ts";
import { Icon } from "../ui/Icon.tsx";
import { clockTime } from "../words/dates.ts";
import { codeWords } from "../words/refusals.ts";
import { t } from "../words/t.ts";
import { ButtonsBelow } from "./ButtonsBelow.tsx";
import { PendingFiles } from "./PendingFiles.tsx";
import { Ticks } from "./Ticks.tsx";
import { Words } from "./Words.tsx";

/** Words of ours that the server has not confirmed. */
export function PendingMessage({ pending }: { readonly pending: Pending }) {
  const isOnItsWay = pending.fate === "on_its_way";
  const isBare =
    pending.text === "" && pending.files.every(({ kind }) => kind === "photo" || kind === "video");
  return (
    <div class={`spoken is-${pending.direction} is-head is-tail`}>
      <article class="message is-pending" aria-label={t("delivery.queued")}>
        <div class={`bubble ${isBare ? "is-bare" : ""}`}>
          {pending.files.length > 0 && <PendingFiles files={pending.files} />}
          <Words text={pending.text} entities={pending.entities} />
          <span class="meta">
            {pending.direction === "note" && <Icon of={Lock} />}
            <time dateTime={pending.at}>{clockTime(pending.at)}</time>
            <Ticks state={isOnItsWay ? "queued" : "failed"} />
          </span>
        </div>
        {pending.buttons.length > 0 && <ButtonsBelow rows={pending.buttons} />}
      </article>
      {pending.fate !== "on_its_way" && <NotAccepted pending={pending} code={pending.fate.refused} />}
      {isOnItsWay && <Uploading pending={pending} />}
    </div>
  );
}

type Props = { readonly pending: Pending };

/** Words wait for their files; as long as they do, they can be had back. */
function Uploading({ pending }: Props) {
  const clientId = openedClientId.value;
  const isGoing = pending.files.some(({ id }) => uploadOf(id)?.fate.is === "going");
  if (!isGoing || clientId === null) return null;
  return (
    <div class="trouble is-waiting">
      <span class="trouble-why">{t("files.sent_when_there")}</span>
      <button type="button" class="link-button" onClick={() => takeBack(clientId, pending)}>
        {t("act.cancel")}
      </button>
    </div>
  );
}

function NotAccepted({ pending, code }: Props & { readonly code: string }) {
  const clientId = openedClientId.value;
  if (clientId === null) return null;
  return (
    <div class="trouble is-failed" role="alert">
      <span class="trouble-why">{code === "offline" ? t("send.unheard") : codeWords(code)}</span>
      {(pending.direction === "note" || canBeWritten(pending.identityId, addresses.value)) && (
        <button type="button" class="link-button" onClick={() => sendAgain(clientId, pending)}>
          {t("act.retry")}
        </button>
      )}
      <button type="button" class="link-button" onClick={() => takeBack(clientId, pending)}>
        {t("act.take_back")}
      </button>
    </div>
  );
}
