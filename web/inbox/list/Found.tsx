import { Combine } from "lucide-preact";
import { useState } from "preact/hooks";
import type { ClientBrief, ClientFound } from "#shared/wire.ts";
import { carryOf, goalOf } from "../people/carry-client.ts";
import { briefOf } from "../state/clients.ts";
import { now } from "../stores/clock.ts";
import { can, channelOf, house } from "../stores/house.ts";
import { plan } from "../stores/plan.ts";
import { go, route, viewOf } from "../stores/route.ts";
import { look, searchFate, searchWords } from "../stores/search.ts";
import { openedClientId } from "../stores/threads.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { ChannelMark } from "../ui/ChannelMark.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { Quiet, Skeleton, Trouble } from "../ui/states.tsx";
import { stepFocus } from "../ui/step-focus.ts";
import { clientName, isNameless } from "../words/client-name.ts";
import { rowTime } from "../words/dates.ts";
import { t } from "../words/t.ts";

/** Clients whose name was asked for. */
export function Found() {
  const fate = searchFate.value;
  if (fate.is === "looking") return <Skeleton kind="rows" />;
  if (fate.is === "refused")
    return <Trouble refused={fate.refused} retry={() => void look(searchWords.value.trim())} />;
  if (fate.hits.length === 0)
    return <Quiet>{t("search.nothing", { words: searchWords.value.trim() })}</Quiet>;
  return <Hits hits={fate.hits} />;
}

function Hits({ hits }: { readonly hits: readonly ClientFound[] }) {
  const [list, setList] = useState<HTMLElement | null>(null);
  return (
    <nav
      class="found"
      aria-label={t("search.results")}
      ref={setList}
      onKeyDown={(event) => stepFocus(event, list)}
    >
      {hits.map((hit) => (
        <div class="found-hit" key={hit.client.id}>
          <button
            type="button"
            class="row"
            onClick={() => open(hit)}
            {...carryOf(hit.client)}
            {...goalOf(hit.client)}
          >
            <Avatar person={hit.client} size={36} />
            <span class="row-line">
              <span class={`row-name ${isNameless(hit.client.name) ? "is-guest" : ""}`} dir="auto">
                {clientName(hit.client)}
              </span>
              <span class="row-time">{hit.last_at ? rowTime(hit.last_at, now.value) : ""}</span>
            </span>
            <span class="row-line">
              <span class="row-preview">
                {hit.channel_ids.map((id) => {
                  const channel = channelOf(id);
                  return channel && <ChannelMark key={id} kind={channel.kind} />;
                })}
              </span>
            </span>
          </button>
          <GlueDeed hit={hit.client} />
        </div>
      ))}
    </nav>
  );
}

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

function open({ client, conversation_id }: ClientFound): void {
  if (conversation_id === null) go({ at: "client", clientId: client.id });
  else go({ at: "inbox", view: viewOf(route.peek()), conversationId: conversation_id });
}
