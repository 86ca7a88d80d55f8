import { ArrowRight, Copy, ExternalLink, Plus } from "lucide-preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { safeHref } from "#shared/entities.ts";
import { copyText } from "../../ui/copy.ts";
import { Icon } from "../../ui/Icon.tsx";
import { inOurs, t } from "../../words/t.ts";
import { Scene } from "./Scene.tsx";
import type { Step } from "./split-guide.ts";

type Props = {
  readonly steps: readonly Step[];
  /** The one that is unfolded; null for none. */
  readonly open: Step | null;
  readonly unfold: (step: Step | null) => void;
  /** Brings the person to the field of a setting; steps that are only read have none. */
  readonly toField?: (setting: string) => void;
  /** Not part of the way: to be read when one needs it. */
  readonly isExtra?: boolean;
};

/** What to do, one thing at a time; the others are there to be looked at. */
export const Steps = ({ steps, open, unfold, toField, isExtra = false }: Props) => (
  <ol class="steps">
    {steps.map((step, place) => (
      <StepView
        key={inOurs(step.title)}
        step={step}
        number={isExtra ? null : place + 1}
        isOpen={step === open}
        fold={() => unfold(step === open ? null : step)}
        next={isExtra ? null : nextDeed(step, steps[place + 1], unfold, toField)}
      />
    ))}
  </ol>
);

type Deed = { readonly label: string; readonly act: () => void } | null;

function nextDeed(
  step: Step,
  following: Step | undefined,
  unfold: Props["unfold"],
  toField: Props["toField"],
): Deed {
  const { setting } = step;
  if (setting !== null && toField) return { label: t("connect.to_field"), act: () => toField(setting) };
  return following ? { label: t("connect.next"), act: () => unfold(following) } : null;
}

type StepProps = {
  readonly step: Step;
  readonly number: number | null;
  readonly isOpen: boolean;
  readonly fold: () => void;
  readonly next: Deed;
};

function StepView({ step, number, isOpen, fold, next }: StepProps) {
  const body = useId();
  const head = useRef<HTMLButtonElement>(null);
  const was = useRef(isOpen);
  useEffect(() => {
    // The button «next» that had the focus has gone with its step.
    if (isOpen && !was.current) head.current?.focus();
    was.current = isOpen;
  }, [isOpen]);
  return (
    <li class={`step ${isOpen ? "is-open" : ""}`} aria-current={isOpen ? "step" : undefined}>
      <button
        ref={head}
        type="button"
        class="step-head"
        aria-expanded={isOpen}
        aria-controls={body}
        onClick={fold}
      >
        <span class={`step-number ${number === null ? "is-extra" : ""}`}>{number ?? <Icon of={Plus} />}</span>
        <span class="step-title">{inOurs(step.title)}</span>
      </button>
      <div id={body} class="step-body" hidden={!isOpen}>
        <p>{inOurs(step.text)}</p>
        {step.scene.length > 0 && <Scene things={step.scene} />}
        <Deeds step={step} next={next} />
      </div>
    </li>
  );
}

function Deeds({ step, next }: { readonly step: Step; readonly next: Deed }) {
  const href = step.link ? safeHref(step.link) : null;
  const { copy_text } = step;
  if (!href && !copy_text && !next) return null;
  return (
    <div class="step-deeds">
      {href && (
        <a class="button" href={href} target="_blank" rel="noopener noreferrer">
          <Icon of={ExternalLink} />
          {t("connect.open_link", { place: placeOf(href) })}
        </a>
      )}
      {copy_text && (
        <button type="button" class="button" onClick={() => copyText(copy_text)}>
          <Icon of={Copy} />
          {t("connect.copy", { text: copy_text })}
        </button>
      )}
      {next && (
        <button type="button" class="button is-quiet" onClick={next.act}>
          {next.label}
          <Icon of={ArrowRight} />
        </button>
      )}
    </div>
  );
}

/** "t.me/BotFather" */
function placeOf(href: string): string {
  const { host, pathname } = new URL(href);
  const place = host + pathname.replace(/\/$/, "");
  return place.length > 32 ? host : place;
}
