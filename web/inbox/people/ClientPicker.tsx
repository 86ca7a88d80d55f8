import { useEffect, useId, useRef, useState } from "preact/hooks";
import type { ClientBrief, SuggestionCard } from "#shared/wire.ts";
import { findClients } from "../api/clients.ts";
import { type Refused, refusedBy } from "../api/refused.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { Trouble } from "../ui/states.tsx";
import { clientName } from "../words/client-name.ts";
import { counted, t } from "../words/t.ts";
import { Channels } from "./Channels.tsx";

type Choice = { readonly client: ClientBrief; readonly channelIds: readonly number[] };

type Props = {
  /** Whom nobody means here. */
  readonly except: number;
  /** Offered before anything is typed. */
  readonly likely?: readonly SuggestionCard[];
  readonly pick: (client: ClientBrief) => void;
};

const PATIENCE = 180;

/** Finds a client by name or phone; arrows lead through the hits while the field keeps the focus. */
export function ClientPicker({ except, likely = [], pick }: Props) {
  const [words, setWords] = useState("");
  const [at, setAt] = useState(0);
  const found = useFound(words.trim(), except);
  const field = useRef<HTMLInputElement>(null);
  const list = useId();
  useEffect(() => field.current?.focus(), []);
  const isAsked = words.trim() !== "";
  const offered = likely.map(({ client, channel_ids }) => ({ client, channelIds: channel_ids }));
  const choices = isAsked ? (found.hits ?? []) : offered;
  const chosen = choices[Math.min(at, choices.length - 1)];
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && choices.length > 0) {
      event.preventDefault();
      setAt((Math.min(at, choices.length - 1) + step + choices.length) % choices.length);
    }
    if (event.key === "Enter" && chosen && !event.isComposing) {
      event.preventDefault();
      pick(chosen.client);
    }
  };
  return (
    <div class="picker">
      <input
        ref={field}
        // A dialog that opens gives it the focus; one that is open does not, so the effect does.
        autofocus
        class="field"
        type="search"
        role="combobox"
        aria-expanded={choices.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={chosen ? optionId(list, chosen.client.id) : undefined}
        aria-label={t("picker.placeholder")}
        placeholder={t("picker.placeholder")}
        value={words}
        maxLength={200}
        onInput={(event) => {
          setWords(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      {!isAsked && choices.length > 0 && <p class="picker-hint">{t("suggest.title")}</p>}
      <div id={list} class="picker-list" role="listbox" aria-label={t("search.results")}>
        {choices.map((choice) => (
          <Hit
            key={choice.client.id}
            id={optionId(list, choice.client.id)}
            choice={choice}
            isChosen={choice === chosen}
            pick={pick}
          />
        ))}
      </div>
      {isAsked && found.refused && <Trouble refused={found.refused} />}
      <p class="only-heard" role="status">
        {isAsked && found.hits && counted("picker.found", found.hits.length)}
      </p>
      {isAsked && found.hits?.length === 0 && (
        <p class="picker-hint" dir="auto">
          {t("search.nothing", { words: words.trim() })}
        </p>
      )}
    </div>
  );
}

const optionId = (list: string, clientId: number): string => `${list}-${clientId}`;

type HitProps = {
  readonly id: string;
  readonly choice: Choice;
  readonly isChosen: boolean;
  readonly pick: (client: ClientBrief) => void;
};

function Hit({ id, choice, isChosen, pick }: HitProps) {
  const option = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isChosen) option.current?.scrollIntoView({ block: "nearest" });
  }, [isChosen]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field keeps the focus, and its keys choose.
    // biome-ignore lint/a11y/useFocusableInteractive: the field names its active option.
    <div
      ref={option}
      id={id}
      class={`picker-hit ${isChosen ? "is-chosen" : ""}`}
      role="option"
      aria-selected={isChosen}
      onClick={() => pick(choice.client)}
    >
      <Avatar person={choice.client} size={28} />
      <span class="picker-name" dir="auto">
        {clientName(choice.client)}
      </span>
      <Channels ids={choice.channelIds} />
    </div>
  );
}

type Found = { readonly hits: readonly Choice[] | null; readonly refused: Refused | null };

const NOBODY_YET: Found = { hits: null, refused: null };

/** What was found for the words typed last; older answers are thrown away. */
function useFound(words: string, except: number): Found {
  const [found, setFound] = useState<Found>(NOBODY_YET);
  useEffect(() => {
    if (!words) return setFound(NOBODY_YET);
    let isOver = false;
    const look = async () => {
      try {
        const hits = await findClients(words);
        const others = hits.filter(({ client }) => client.id !== except);
        const choices = others.map(({ client, channel_ids }) => ({ client, channelIds: channel_ids }));
        if (!isOver) setFound({ hits: choices, refused: null });
      } catch (cause) {
        if (!isOver) setFound({ hits: null, refused: refusedBy(cause) });
      }
    };
    const waiting = setTimeout(() => void look(), PATIENCE);
    return () => {
      isOver = true;
      clearTimeout(waiting);
    };
  }, [words, except]);
  return found;
}
