import { useEffect, useState } from "preact/hooks";
import type { MessageCard, VersionCard } from "#shared/wire.ts";
import { readVersions } from "../api/conversations.ts";
import { type Refused, refusedBy } from "../api/refused.ts";
import { now } from "../stores/clock.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { Skeleton, Trouble } from "../ui/states.tsx";
import { moment } from "../words/dates.ts";
import { t } from "../words/t.ts";

/** How a message read before it was changed. */
export function Versions({
  message,
  onClose,
}: {
  readonly message: MessageCard;
  readonly onClose: () => void;
}) {
  const [versions, setVersions] = useState<readonly VersionCard[] | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  useEffect(() => {
    readVersions(message.id).then(setVersions, (cause: unknown) => setRefused(refusedBy(cause)));
  }, [message.id]);
  return (
    <Dialog title={t("versions.title")} onClose={onClose}>
      {refused && <Trouble refused={refused} />}
      {!versions && !refused && <Skeleton kind="form" />}
      <ol class="versions">
        {versions?.map(({ version, at, text }) => (
          <li key={version}>
            <time dateTime={at}>{moment(at, now.value)}</time>
            <p dir="auto">{text}</p>
          </li>
        ))}
        <li>
          <time dateTime={message.edited_at ?? message.at}>
            {moment(message.edited_at ?? message.at, now.value)}
          </time>
          <p dir="auto">{message.text}</p>
        </li>
      </ol>
    </Dialog>
  );
}
