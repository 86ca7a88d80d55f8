import { Combine, History } from "lucide-preact";
import { useId, useState } from "preact/hooks";
import type { ClientCard, SuggestionCard } from "#shared/wire.ts";
import { sayNotTheSame } from "../actions/judge-suggestion.ts";
import { Channels } from "../people/Channels.tsx";
import { Reasons } from "../people/Reasons.tsx";
import { briefOf } from "../state/clients.ts";
import { besideOf, changeSuggestions } from "../stores/beside.ts";
import { can } from "../stores/house.ts";
import { plan } from "../stores/plan.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { Icon } from "../ui/Icon.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { clientName } from "../words/client-name.ts";
import { counted, t } from "../words/t.ts";

const FEW = 1;

/** Who may be the same person, with reasons: a quiet question that somebody answers or leaves. */
export function Suggestions({ card }: { readonly card: ClientCard }) {
  const heading = useId();
  const [wholeOf, setWholeOf] = useState<number | null>(null);
  const { suggestions } = besideOf(card.id);
  if (suggestions.length === 0) return null;
  const shown = wholeOf === card.id ? suggestions : suggestions.slice(0, FEW);
  return (
    <section class="panel-section suggestions" aria-labelledby={heading}>
      <h3 id={heading}>{t("suggest.title")}</h3>
      <ul>
        {shown.map((suggestion) => (
          <Suggestion key={suggestion.client.id} card={card} suggestion={suggestion} />
        ))}
      </ul>
      {shown.length < suggestions.length && (
        <button type="button" class="link-button" onClick={() => setWholeOf(card.id)}>
          {counted("suggest.more", suggestions.length - shown.length)}
        </button>
      )}
    </section>
  );
}

type Props = { readonly card: ClientCard; readonly suggestion: SuggestionCard };

function Suggestion({ card, suggestion }: Props) {
  const { client, channel_ids, reasons } = suggestion;
  const one = briefOf(card);
  return (
    <li class="suggestion" aria-label={clientName(client)}>
      <div class="suggestion-who">
        <Avatar person={client} size={36} />
        <span class="suggestion-name">
          <span dir="auto">{clientName(client)}</span>
          <Channels ids={channel_ids} />
        </span>
        <IconButton
          icon={History}
          label={t("suggest.peek")}
          onClick={() => {
            plan.value = { is: "peek", client };
          }}
        />
      </div>
      <Reasons reasons={reasons} />
      {can("clients.glue") && (
        <div class="suggestion-deeds">
          <button
            type="button"
            class="button"
            onClick={() => {
              plan.value = { is: "glue", one, other: client };
            }}
          >
            <Icon of={Combine} />
            {t("act.glue")}
          </button>
          <button type="button" class="button is-quiet" onClick={() => refuse(card, suggestion)}>
            {t("act.not_the_same")}
          </button>
        </div>
      )}
    </li>
  );
}

function refuse(card: ClientCard, suggestion: SuggestionCard): void {
  const isIt = ({ client }: SuggestionCard) => client.id === suggestion.client.id;
  void sayNotTheSame(
    briefOf(card),
    suggestion.client,
    () => changeSuggestions(card.id, (all) => all.filter((one) => !isIt(one))),
    () =>
      changeSuggestions(card.id, (all) =>
        [suggestion, ...all.filter((one) => !isIt(one))].sort((a, b) => b.score - a.score),
      ),
  );
}
