import { useEffect, useRef, useState } from "preact/hooks";
import type { ClientBrief, HistoryPage, MessageCard } from "#shared/wire.ts";
import { readHistory } from "../api/conversations.ts";
import { type Refused, refusedBy } from "../api/refused.ts";
import { now } from "../stores/clock.ts";
import { channelNameOf, channelOf } from "../stores/house.ts";
import { dropPlan } from "../stores/plan.ts";
import { go } from "../stores/route.ts";
import { ChannelMark } from "../ui/ChannelMark.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Quiet, Skeleton, Trouble } from "../ui/states.tsx";
import { clientName } from "../words/client-name.ts";
import { moment } from "../words/dates.ts";
import { serviceWords } from "../words/preview.ts";
import { t, wordsFor } from "../words/t.ts";

/** A look at somebody's history without leaving one's own place. */
export function PeekDialog({ client }: { readonly client: ClientBrief }) {
  return (
    <Dialog title={clientName(client)} onClose={dropPlan} isWide>
      <div class="peek">
        <Pages clientId={client.id} />
        <div class="dialog-deeds">
          <button
            type="button"
            class="button"
            onClick={() => {
              dropPlan();
              go({ at: "client", clientId: client.id }, "push");
            }}
          >
            {t("peek.open")}
          </button>
        </div>
      </div>
    </Dialog>
  );
}

function Pages({ clientId }: { readonly clientId: number }) {
  const [pages, setPages] = useState<readonly HistoryPage[]>([]);
  const [refused, setRefused] = useState<Refused | null>(null);
  const read = (before: string | null) => {
    setRefused(null);
    readHistory(clientId, before === null ? {} : { before }).then(
      (page) => setPages((all) => (before === null ? [page] : [page, ...all])),
      (cause: unknown) => setRefused(refusedBy(cause)),
    );
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the first page of this client, once.
  useEffect(() => read(null), [clientId]);
  const before = pages[0]?.before ?? null;
  if (refused) return <Trouble refused={refused} retry={() => read(before)} />;
  if (pages.length === 0) return <Skeleton kind="thread" />;
  const messages = pages.flatMap((page) => page.messages);
  if (messages.length === 0) return <Quiet>{t("composer.no_matter")}</Quiet>;
  return <Said messages={messages} earlier={before === null ? null : () => read(before)} />;
}

type SaidProps = { readonly messages: readonly MessageCard[]; readonly earlier: (() => void) | null };

function Said({ messages, earlier }: SaidProps) {
  const scroller = useRef<HTMLDivElement>(null);
  useEffect(() => scroller.current?.scrollTo(0, scroller.current.scrollHeight), []);
  return (
    <div
      class="peek-scroll"
      ref={scroller}
      role="log"
      aria-live="off"
      aria-label={t("thread.history")}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys.
      tabIndex={0}
    >
      {earlier && (
        <button type="button" class="link-button" onClick={earlier}>
          {t("peek.earlier")}
        </button>
      )}
      {messages.map((message) => (
        <Line key={message.id} message={message} />
      ))}
    </div>
  );
}

function Line({ message }: { readonly message: MessageCard }) {
  const { direction, channel_id } = message;
  return (
    <article class={`peek-line is-${direction}`}>
      <small>
        {channel_id !== null && direction !== "system" && (
          <>
            <ChannelMark kind={channelOf(channel_id)?.kind ?? ""} /> {channelNameOf(channel_id)} ·{" "}
          </>
        )}
        {t(`peek.${direction}`)} · <time dateTime={message.at}>{moment(message.at, now.value)}</time>
      </small>
      <p dir="auto">{wordsOf(message)}</p>
    </article>
  );
}

function wordsOf({ direction, deleted_at, service, text, attachments, unsupported }: MessageCard): string {
  if (deleted_at) return t("preview.deleted");
  if (direction === "system") return serviceWords(service ?? {}) || text;
  const kind = attachments[0]?.kind ?? (unsupported ? "unsupported" : "unknown");
  const files = attachments.length > 0 || !text ? (wordsFor("kind", kind) ?? t("kind.unknown")) : "";
  return [files, text].filter(Boolean).join(" · ");
}
