import { createPortal } from "preact/compat";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { placeBeside } from "../../ui/place-beside.ts";
import { stepFocus } from "../../ui/step-focus.ts";
import { language, t } from "../../words/t.ts";
import { type Emoji, emojiOf, GROUPS } from "./emoji.ts";
import { findEmoji } from "./find.ts";
import { inTone, recent, remember, TONES, tone } from "./tone.ts";
import "../../styles/suggest.css";

type Props = {
  readonly anchor: HTMLElement;
  readonly take: (emoji: string) => void;
  readonly leave: () => void;
};

const MANY = 60;

/** All emoji by group, searched in Russian and English; it stays open for several. */
export function EmojiPicker({ anchor, take, leave }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [query, setQuery] = useState("");
  useLayoutEffect(() => {
    if (box.current) placeBeside(box.current, anchor);
  }, [anchor]);
  useEffect(() => {
    const outside = ({ target }: Event) => {
      if (target instanceof Node && !box.current?.contains(target) && !anchor.contains(target)) leave();
    };
    document.addEventListener("pointerdown", outside, true);
    return () => document.removeEventListener("pointerdown", outside, true);
  }, [anchor, leave]);
  const choose = (emoji: string) => {
    remember(emoji);
    take(emoji);
  };
  const found = findEmoji(query, MANY);
  return createPortal(
    <div
      class="emoji-picker float"
      role="dialog"
      aria-label={t("emoji.title")}
      ref={box}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Escape") leave();
        else if (event.target instanceof HTMLButtonElement) stepGrid(event, box.current);
      }}
    >
      <div class="emoji-head">
        <input
          class="field"
          type="search"
          placeholder={t("emoji.search")}
          aria-label={t("emoji.search")}
          value={query}
          ref={(node) => {
            if (node && !box.current?.contains(document.activeElement)) node.focus();
          }}
          onInput={(event) => setQuery(event.currentTarget.value)}
          onKeyDown={(event) => {
            const [first] = found;
            if (event.key === "Enter" && first) choose(toned(first));
          }}
        />
        <Tones />
      </div>
      <div class="emoji-body">
        {query.trim() !== "" && found.length === 0 && <p class="suggest-nothing">{t("emoji.not_found")}</p>}
        {query.trim() !== "" ? (
          <Grid emoji={found.map(toned)} choose={choose} names={found} />
        ) : (
          <>
            {recent.value.length > 0 && (
              <section>
                <h3>{t("emoji.recent")}</h3>
                <Grid emoji={recent.value} choose={choose} />
              </section>
            )}
            {GROUPS.map((group) => (
              <section key={group}>
                <h3>{t(`emoji.${group}`)}</h3>
                <Grid emoji={emojiOf[group].map(toned)} choose={choose} names={emojiOf[group]} />
              </section>
            ))}
          </>
        )}
      </div>
    </div>,
    document.body,
  );
}

const toned = (one: Emoji): string => (one.hasTones ? inTone(one.emoji, tone.value) : one.emoji);

type GridProps = {
  readonly emoji: readonly string[];
  readonly names?: readonly Emoji[];
  readonly choose: (emoji: string) => void;
};

const Grid = ({ emoji, names, choose }: GridProps) => (
  <div class="emoji-grid">
    {emoji.map((one, index) => (
      <button
        type="button"
        key={one}
        title={names?.[index]?.name[language()]}
        aria-label={names?.[index]?.name[language()] ?? one}
        onClick={() => choose(one)}
      >
        {one}
      </button>
    ))}
  </div>
);

const Tones = () => (
  <div class="emoji-tones" role="radiogroup" aria-label={t("emoji.tone")}>
    {TONES.map((one, index) => (
      // biome-ignore lint/a11y/useSemanticElements: a button shows the hand itself.
      <button
        type="button"
        key={one}
        role="radio"
        aria-checked={tone.value === one}
        aria-label={t("emoji.tone_number", { number: index + 1 })}
        onClick={() => {
          tone.value = one;
        }}
      >
        {`✋${one}`}
      </button>
    ))}
  </div>
);

const ROW = 9;

/** Arrows go along the rows and over them. */
function stepGrid(event: KeyboardEvent, box: HTMLElement | null): void {
  const steps: Readonly<Record<string, number>> = {
    ArrowRight: 1,
    ArrowLeft: -1,
    ArrowDown: ROW,
    ArrowUp: -ROW,
  };
  const step = steps[event.key];
  if (step === undefined || !box) {
    stepFocus(event, box);
    return;
  }
  const all = [...box.querySelectorAll<HTMLButtonElement>(".emoji-grid button")];
  const at = all.indexOf(event.target as HTMLButtonElement);
  event.preventDefault();
  all[Math.max(0, Math.min(all.length - 1, at + step))]?.focus();
}
