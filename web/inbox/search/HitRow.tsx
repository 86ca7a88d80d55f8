import { Combine, FileText, StickyNote } from "lucide-preact";
import type { ClientBrief, SearchHit } from "#shared/wire.ts";
import { carryOf, goalOf } from "../people/carry-client.ts";
import { briefOf } from "../state/clients.ts";
import { now } from "../stores/clock.ts";
import { can, channelOf, house, me, operatorOf } from "../stores/house.ts";
import { plan } from "../stores/plan.ts";
import { route } from "../stores/route.ts";
import { openedClientId } from "../stores/threads.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { ChannelMark } from "../ui/ChannelMark.tsx";
import { Icon } from "../ui/Icon.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { clientName, isNameless } from "../words/client-name.ts";
import { rowTime } from "../words/dates.ts";
import { t } from "../words/t.ts";
import { piecesOf } from "./marked.ts";
import { openHit } from "./open-hit.ts";

/** Somebody, or what somebody said or sent: whose it is, when, and the line with the words that were looked for. */
export function HitRow({ hit }: { readonly hit: SearchHit }) {
  const here = route.value;
  const isOpen = here.at === "inbox" && hit.message_id !== null && here.messageId === hit.message_id;
  const channel = channelOf(hit.channel_id);
  const isClient = hit.kind === "client";
  return (
    <div class="found-hit">
      <button
        type="button"
        class={`row ${isOpen ? "is-selected" : ""} ${isClient ? "" : "is-message"}`}
        aria-current={isOpen || undefined}
        onClick={() => openHit(hit)}
        {...(isClient ? { ...carryOf(hit.client), ...goalOf(hit.client) } : {})}
      >
        <Avatar person={hit.client} size={36} kind={channel?.kind} />
        <span class="row-line">
          <span class={`row-name ${isNameless(hit.client.name) ? "is-guest" : ""}`} dir="auto">
            {isClient ? <ClientLine hit={hit} /> : clientName(hit.client)}
          </span>
          {hit.at && (
            <time class="row-time" dateTime={hit.at}>
              {rowTime(hit.at, now.value)}
            </time>
          )}
        </span>
        <span class="row-line">
          <span class="row-preview">{isClient ? <Told hit={hit} /> : <Words hit={hit} />}</span>
        </span>
      </button>
      {isClient && <GlueDeed hit={hit.client} />}
    </div>
  );
}

/** The name, with what was typed of it; what was found by a phone or an e-mail shows that below. */
const ClientLine = ({ hit }: { readonly hit: SearchHit }) => (
  <>{hit.snippet.text === hit.client.name ? <Marked hit={hit} /> : clientName(hit.client)}</>
);

function Told({ hit }: { readonly hit: SearchHit }) {
  if (hit.snippet.text !== hit.client.name && hit.snippet.marks.length > 0) return <Marked hit={hit} />;
  const channel = channelOf(hit.channel_id);
  return channel ? (
    <>
      <ChannelMark kind={channel.kind} /> {channel.name}
    </>
  ) : null;
}

function Words({ hit }: { readonly hit: SearchHit }) {
  const author = hit.direction === "in" ? undefined : operatorOf(hit.operator_id);
  return (
    <>
      {hit.kind === "file" && <Icon of={FileText} />}
      {hit.direction === "note" && <Icon of={StickyNote} />}
      {hit.direction === "note" && <span class="only-heard">{t("row.note")}</span>}
      {hit.direction !== "in" && (
        <>{author && author.id !== me.value?.operator.id ? `${author.name}:` : t("row.you")} </>
      )}
      {hit.kind === "file" && !hit.snippet.text ? t("search.nameless_file") : <Marked hit={hit} />}
    </>
  );
}

const Marked = ({ hit }: { readonly hit: SearchHit }) => (
  <span dir="auto">
    {piecesOf(hit.snippet).map(({ text, isFound }, place) =>
      isFound ? <mark key={place}>{text}</mark> : <span key={place}>{text}</span>,
    )}
  </span>
);

/** Joins whoever was found with the client on the screen. */
function GlueDeed({ hit }: { readonly hit: ClientBrief }) {
  const clientId = openedClientId.value;
  const card = clientId === null ? undefined : house.value?.clients[clientId];
  if (!card || card.id === hit.id || !can("clients.glue")) return null;
  return (
    <IconButton
      icon={Combine}
      label={t("search.glue", { name: clientName(hit), into: clientName(briefOf(card)) })}
      onClick={() => {
        plan.value = { is: "glue", one: briefOf(card), other: hit };
      }}
    />
  );
}
