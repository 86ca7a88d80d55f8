import { useEffect, useState } from "preact/hooks";
import type { CallbackCard, ClientBrief } from "#shared/wire.ts";
import { findClients } from "../api/clients.ts";
import { readSuggestions } from "../api/suggestions.ts";
import { Channels } from "../people/Channels.tsx";
import { can } from "../stores/house.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { clientName } from "../words/client-name.ts";
import { reasonWords } from "../words/reasons.ts";
import { t } from "../words/t.ts";

type Candidate = {
  readonly client: ClientBrief;
  readonly channelIds: readonly number[];
  /** Why it may be them. */
  readonly because: string;
};

type Props = {
  readonly card: CallbackCard;
  readonly chosen: ClientBrief | null;
  readonly choose: (client: ClientBrief | null) => void;
};

/** Asks whether whoever answered is somebody we know. Nobody is chosen beforehand, and a second press takes it back. */
export function SamePerson({ card, chosen, choose }: Props) {
  const candidates = useCandidates(card);
  if (candidates.length === 0) return null;
  return (
    <fieldset class="same-person">
      <legend>{t("calls.same_person")}</legend>
      {candidates.map(({ client, channelIds, because }) => {
        const isChosen = chosen?.id === client.id;
        return (
          <button
            type="button"
            key={client.id}
            class="same-person-one"
            aria-pressed={isChosen}
            onClick={() => choose(isChosen ? null : client)}
          >
            <Avatar person={client} size={28} />
            <span class="same-person-words">
              <strong dir="auto">{clientName(client)}</strong>
              <small dir="auto">{because}</small>
            </span>
            <Channels ids={channelIds} />
          </button>
        );
      })}
      <small>{t("calls.same_person_hint")}</small>
    </fieldset>
  );
}

const FEW = 4;

/** Suggested ones, and those who have the same number. What cannot be read is not asked about. */
function useCandidates(card: CallbackCard): readonly Candidate[] {
  const [candidates, setCandidates] = useState<readonly Candidate[]>([]);
  useEffect(() => {
    if (!can("clients.glue") || !can("clients.read")) return;
    let isOver = false;
    void Promise.all([
      readSuggestions(card.client.id).catch(() => []),
      findClients(card.phone).catch(() => []),
    ]).then(([suggested, found]) => {
      const sharing = found.map(({ client, channel_ids }) => ({
        client,
        channelIds: channel_ids,
        because: t("calls.same_number"),
      }));
      const likely = suggested.map(({ client, channel_ids, reasons }) => ({
        client,
        channelIds: channel_ids,
        because: reasons.slice(0, 2).map(reasonWords).join(" · "),
      }));
      if (!isOver) setCandidates(others([...likely, ...sharing], card.client.id).slice(0, FEW));
    });
    return () => {
      isOver = true;
    };
  }, [card.client.id, card.phone]);
  return candidates;
}

const others = (all: readonly Candidate[], mine: number): readonly Candidate[] =>
  all.filter(
    ({ client }, at) => client.id !== mine && all.findIndex((one) => one.client.id === client.id) === at,
  );
