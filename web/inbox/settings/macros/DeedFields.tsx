import type { MacroDeed, Priority } from "#shared/wire.ts";
import { teams } from "../../stores/hours.ts";
import { operators } from "../../stores/house.ts";
import { kindWords, lengthWords } from "../../words/macro-deeds.ts";
import { t, wordsFor } from "../../words/t.ts";
import { CannedText } from "../canned/CannedText.tsx";
import { Pick } from "./Pick.tsx";
import { TagsField } from "./TagsField.tsx";

type Props = { readonly deed: MacroDeed; readonly onChange: (deed: MacroDeed) => void };

const PRIORITIES: readonly Priority[] = ["urgent", "high", "normal", "low"];
/** Minutes. */
const LENGTHS: readonly (number | "tomorrow_morning")[] = [
  "tomorrow_morning",
  30,
  60,
  120,
  240,
  1_440,
  4_320,
  10_080,
];

/** What a deed sets. */
export function DeedFields({ deed, onChange }: Props) {
  const label = kindWords(deed.do);
  switch (deed.do) {
    case "reply":
      return <CannedText words={deed} onChange={(words) => onChange({ ...deed, ...worn(words) })} />;
    case "note":
      return (
        <textarea
          class="field"
          rows={3}
          required
          maxLength={8000}
          dir="auto"
          aria-label={label}
          value={deed.text}
          onInput={(event) => onChange({ ...deed, text: event.currentTarget.value })}
        />
      );
    case "assign":
      return (
        <Pick
          label={label}
          value={deed.operator_id}
          options={[
            { value: "me", words: t("macros.me") },
            { value: null, words: t("macros.nobody") },
            ...operators.value
              .filter(({ disabled, id }) => !disabled || id === deed.operator_id)
              .map(({ id, name }) => ({ value: id, words: name })),
          ]}
          onChoose={(operator_id) => onChange({ ...deed, operator_id })}
        />
      );
    case "team":
      return (
        <Pick
          label={label}
          value={deed.team_id}
          options={[
            { value: null, words: t("macros.no_team") },
            ...(teams.value ?? []).map(({ id, name }) => ({ value: id, words: name })),
          ]}
          onChoose={(team_id) => onChange({ ...deed, team_id })}
        />
      );
    case "tags":
      return <TagsField deed={deed} onChange={onChange} />;
    case "priority":
      return (
        <Pick
          label={label}
          value={deed.priority}
          options={PRIORITIES.map((value) => ({ value, words: wordsFor("priority", value) ?? value }))}
          onChoose={(priority) => onChange({ ...deed, priority })}
        />
      );
    case "snooze":
      return (
        <Pick
          label={label}
          value={deed.minutes}
          options={[...new Set([...LENGTHS, deed.minutes])].map((value) => ({
            value,
            words: lengthWords(value),
          }))}
          onChoose={(minutes) => onChange({ ...deed, minutes })}
        />
      );
    case "close":
      return null;
  }
}

/** As the wire wants formatting: every part of it said. */
const worn = ({ text, entities }: { readonly text: string; readonly entities: readonly Worn[] }) => ({
  text,
  entities: entities.map(({ type, offset, length, url }) => ({ type, offset, length, url: url ?? null })),
});

type Worn = {
  readonly type: string;
  readonly offset: number;
  readonly length: number;
  readonly url?: string | null;
};
