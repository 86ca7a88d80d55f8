import { MessageSquarePlus, UserRound } from "lucide-preact";
import { safeHref } from "#shared/entities.ts";
import type { VisitorCard } from "#shared/wire.ts";
import { now } from "../stores/clock.ts";
import { can, channelNameOf, channels } from "../stores/house.ts";
import { go } from "../stores/route.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { Icon } from "../ui/Icon.tsx";
import { clientName } from "../words/client-name.ts";
import { span } from "../words/dates.ts";
import { counted, t } from "../words/t.ts";
import { deviceWords, hostOf, languageWords, sourceWords } from "../words/visits.ts";
import { WriteFirst } from "./WriteFirst.tsx";

type Props = {
  readonly visitor: VisitorCard;
  readonly hasGone: boolean;
  readonly isWriting: boolean;
  readonly onWrite: () => void;
  readonly onDone: () => void;
};

/** One who is here: the page, since when, where from, on what; and the way to speak first. */
export function VisitorLine({ visitor, hasGone, isWriting, onWrite, onDone }: Props) {
  return (
    <li class={`visitor ${hasGone ? "is-gone" : ""}`} data-ref={visitor.ref}>
      {visitor.client ? (
        <Avatar person={visitor.client} size={36} />
      ) : (
        <span class="visitor-face">
          <Icon of={UserRound} size={20} />
        </span>
      )}
      <div class="visitor-words">
        <p class="visitor-name">
          <Name visitor={visitor} />
          {visitor.writing && !hasGone && <span class="visitor-writes">{t("visitors.writing")}</span>}
        </p>
        <Page visitor={visitor} />
        <p class="is-quiet visitor-facts">{factsOf(visitor)}</p>
      </div>
      <div class="visitor-side">
        <span class="is-quiet">
          {hasGone
            ? t("visitors.gone")
            : t("visitors.here_for", { span: span(now.value - Date.parse(visitor.since)) })}
        </span>
        {can("conversations.answer") && !isWriting && (
          <button type="button" class="button" aria-disabled={hasGone} onClick={() => !hasGone && onWrite()}>
            <Icon of={MessageSquarePlus} />
            <span class="button-words">{t("visitors.write")}</span>
          </button>
        )}
      </div>
      {isWriting && <WriteFirst visitor={visitor} onDone={onDone} />}
    </li>
  );
}

function Name({ visitor: { client, name } }: Pick<Props, "visitor">) {
  if (!client) return <span dir="auto">{name ?? t("visitors.nameless")}</span>;
  const open = (event: MouseEvent) => {
    event.preventDefault();
    go({ at: "client", clientId: client.id }, "push");
  };
  return (
    <a href={`/clients/${client.id}`} dir="auto" onClick={open}>
      {clientName(client)}
    </a>
  );
}

function Page({ visitor: { page } }: Pick<Props, "visitor">) {
  const href = safeHref(page.url);
  const words = page.title || page.url;
  return (
    <p class="visitor-page" dir="auto" title={page.url}>
      {href ? (
        <a href={href} target="_blank" rel="noopener noreferrer nofollow">
          {words}
        </a>
      ) : (
        words
      )}
    </p>
  );
}

function factsOf(visitor: VisitorCard): string {
  const source = sourceWords(visitor, visitor.page.url);
  const isOneSite = channels.value.filter(({ capabilities }) => capabilities.held_socket).length < 2;
  return [
    isOneSite ? "" : channelNameOf(visitor.channel_id) || hostOf(visitor.page.url),
    source ? t("visitors.from", { source }) : t("visitors.straight"),
    deviceWords(visitor.device),
    languageWords(visitor.language),
    visitor.visits > 0 ? counted("visitors.visits", visitor.visits) : "",
  ]
    .filter(Boolean)
    .join(" · ");
}
