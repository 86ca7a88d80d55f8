import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import { type Run, runsOf } from "#shared/entities.ts";
import type { EntityCard } from "#shared/wire.ts";
import { type Block, passagesOf } from "./passages.ts";
import { Spoiler } from "./Spoiler.tsx";
import { hostToShow } from "./shown-host.ts";

/** Somebody's words with their formatting, made of nodes only: nothing in them can become markup. */
export function Words({
  text,
  entities,
}: {
  readonly text: string;
  readonly entities: readonly EntityCard[];
}) {
  const passages = useMemo(() => passagesOf(runsOf(text, entities)), [text, entities]);
  const [isOpen, setOpen] = useState(false);
  const open = () => setOpen(true);
  return (
    <div class="words" dir="auto">
      {passages.map(({ block, runs }, index) => {
        const inner = runs.map((run, at) => <RunView key={at} run={run} isOpen={isOpen} open={open} />);
        const Tag = block && BLOCKS[block];
        return Tag ? <Tag key={index}>{inner}</Tag> : inner;
      })}
    </div>
  );
}

const BLOCKS: Readonly<Record<Block, "blockquote" | "pre">> = { quote: "blockquote", pre: "pre" };

const TAGS: Readonly<Record<string, keyof JSX.IntrinsicElements>> = {
  bold: "strong",
  italic: "em",
  underline: "u",
  strikethrough: "s",
  code: "code",
  spoiler: "mark",
  mention: "span",
  unfilled: "span",
};

type RunProps = {
  readonly run: Run;
  /** What the writer hid in this message has been asked for. */
  readonly isOpen: boolean;
  readonly open: () => void;
};

function RunView({ run, isOpen, open }: RunProps) {
  if (run.styles.includes("spoiler") && !isOpen) return <Spoiler text={run.text} open={open} />;
  const inner = run.styles.reduce<JSX.Element | string>((content, style) => {
    const Tag = TAGS[style];
    return Tag ? <Tag class={`run-${style}`}>{content}</Tag> : content;
  }, run.text);
  if (!run.href) return <>{inner}</>;
  return (
    <>
      <a href={run.href} target="_blank" rel="noopener noreferrer nofollow" title={titleOf(run)}>
        {inner}
      </a>
      <Host run={run} />
    </>
  );
}

/** Words may say another place than the one they lead to. */
function Host({ run }: { readonly run: Run }) {
  const host = run.href ? hostToShow(run.href, run.text) : null;
  return host === null ? null : <span class="link-host"> ({host})</span>;
}

/** Where a link behind other words really leads. */
const titleOf = ({ href, text, styles }: Run): string | undefined =>
  href && styles.includes("text_link") && href !== text ? href : undefined;
