import { useEffect, useId, useState } from "preact/hooks";
import type { AutoReplyOccasion, Availability } from "#shared/wire.ts";
import { readAvailability } from "../../api/hours.ts";
import { t, wordsFor } from "../../words/t.ts";
import { Switch } from "../Switch.tsx";
import { filled, unknownPlaces } from "./filled.ts";
import { knownFor } from "./known.ts";

type Name = "out_of_hours" | "first_contact";
type Props = {
  readonly name: Name;
  readonly channelId: number;
  readonly occasion: AutoReplyOccasion;
  /** Codes by the server's names of fields. */
  readonly problems: Readonly<Record<string, string>>;
  readonly onChange: (occasion: AutoReplyOccasion) => void;
};

const LANGUAGES = ["ru", "en"] as const;
const LONGEST = 2000;

/** When the house speaks by itself, and what it says in each language. */
export function OccasionPart({ name, channelId, occasion, problems, onChange }: Props) {
  const text = occasion.text ?? {};
  const [answer, setAnswer] = useState<Availability | null>(null);
  useEffect(() => {
    readAvailability(channelId).then(setAnswer, () => setAnswer(null));
  }, [channelId]);
  const whole = problems[`${name}.text`];
  return (
    <section class="reply-part">
      <Switch
        label={t(`replies.${name}`)}
        hint={t(`replies.${name}_hint`)}
        isOn={occasion.enabled}
        onChange={(enabled) => onChange({ ...occasion, enabled })}
      />
      {(occasion.enabled || Object.values(text).some(Boolean)) && (
        <>
          {LANGUAGES.map((language) => (
            <Words
              key={language}
              language={language}
              words={text[language] ?? ""}
              preview={filled(text[language] ?? "", knownFor(answer, language))}
              problem={problems[`${name}.text.${language}`] ?? null}
              onChange={(words) => onChange({ ...occasion, text: { ...text, [language]: words } })}
            />
          ))}
          {whole && (
            <small class="is-bad" role="alert">
              {wordsFor("refusal", whole) ?? t("field.bad")}
            </small>
          )}
          <small>{t("replies.places")}</small>
        </>
      )}
    </section>
  );
}

type WordsProps = {
  readonly language: "ru" | "en";
  readonly words: string;
  readonly preview: string;
  readonly problem: string | null;
  readonly onChange: (words: string) => void;
};

function Words({ language, words, preview, problem, onChange }: WordsProps) {
  const id = useId();
  const code = unknownPlaces(words).length > 0 ? "placeholder_unknown" : problem;
  return (
    <div class="form-field">
      <label for={id}>{t(`replies.in_${language}`)}</label>
      <textarea
        id={id}
        class="field"
        rows={3}
        lang={language}
        maxLength={LONGEST}
        value={words}
        placeholder={t(`replies.example_${language}`)}
        aria-invalid={code !== null || undefined}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
      {code && (
        <small class="is-bad" role="alert">
          {wordsFor("refusal", code) ?? t("field.bad")}
        </small>
      )}
      {words.trim() !== "" && !code && (
        <p class="reply-preview">
          <small>{t("replies.preview")}</small>
          <span class="reply-bubble" lang={language} dir="auto">
            {preview || t("replies.nothing_left")}
          </span>
        </p>
      )}
    </div>
  );
}
