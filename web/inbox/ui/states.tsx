import type { LucideIcon } from "lucide-preact";
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Refused } from "../api/refused.ts";
import { refusalWords } from "../words/refusals.ts";
import { t } from "../words/t.ts";
import { Icon } from "./Icon.tsx";

type QuietProps = {
  readonly icon?: LucideIcon;
  readonly children: ComponentChildren;
  readonly deed?: { readonly label: string; readonly act: () => void } | null;
};

/** Nothing to show: one sentence, and at most one thing to do about it. */
export const Quiet = ({ icon, children, deed }: QuietProps) => (
  <div class="quiet" role="status">
    {icon && <Icon of={icon} size={20} />}
    <p>{children}</p>
    {deed && (
      <button type="button" class="button" onClick={deed.act}>
        {deed.label}
      </button>
    )}
  </div>
);

/** What went wrong, in words, and the way to try again. */
export const Trouble = ({ refused, retry }: { readonly refused: Refused; readonly retry?: () => void }) => (
  <div class="quiet" role="alert">
    <p>{refusalWords(refused)}</p>
    {retry && (
      <button type="button" class="button" onClick={retry}>
        {t("act.retry")}
      </button>
    )}
    <Details refused={refused} />
  </div>
);

/** The code, for whoever wants to tell it to somebody else. */
export const Details = ({ refused }: { readonly refused: Refused }) => (
  <details class="details">
    <summary>{t("act.details")}</summary>
    <code>{[refused.code, refused.status || null, refused.detail].filter(Boolean).join(" · ")}</code>
  </details>
);

const PATIENCE = 150;

/** Grey shapes, but only when it takes long enough to be noticed. */
export function Skeleton({ kind }: { readonly kind: "rows" | "thread" | "form" }) {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE);
    return () => clearTimeout(timer);
  }, []);
  if (!isLate) return null;
  return (
    <div class={`skeleton skeleton-${kind}`} role="status" aria-label={t("state.loading")}>
      {SHAPES[kind].map((shape) => (
        <span key={shape} class="skeleton-shape" style={{ "--shape": shape }} />
      ))}
    </div>
  );
}

const SHAPES = {
  rows: ["72%", "58%", "81%", "64%", "77%", "53%", "69%"],
  thread: ["46%", "61%", "38%", "55%", "29%"],
  form: ["40%", "90%", "75%"],
} as const;
