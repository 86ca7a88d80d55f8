import { useEffect, useRef } from "preact/hooks";
import type { SearchHit } from "#shared/wire.ts";
import { Trouble } from "../ui/states.tsx";
import { type Key, t } from "../words/t.ts";
import { choose } from "./asked.ts";
import { HitRow } from "./HitRow.tsx";
import { type Fate, keyOf, lookFurther } from "./results.ts";

type Props = { readonly found: Extract<Fate, { is: "found" }> };

type Kind = SearchHit["kind"];

/** Messages come last, since they go on and on. */
const ORDER: readonly Kind[] = ["client", "file", "message"];
const HEADS: Readonly<Record<Kind, Key>> = {
  client: "search.people",
  file: "search.files",
  message: "search.messages",
};

/** What was found, in groups; further pages come as one scrolls. */
export function Found({ found }: Props) {
  const list = useRef<HTMLElement>(null);
  const { page, to } = found;
  return (
    <nav
      class="found"
      aria-label={t("search.results")}
      ref={list}
      onKeyDown={(event) => step(event, list.current)}
    >
      {page.corrected !== null && (
        <p class="found-corrected" role="status">
          {t("search.corrected", { words: page.corrected.trim() })}
        </p>
      )}
      {ORDER.map((kind) => (
        <Group
          key={kind}
          kind={kind}
          hits={found.hits.filter((hit) => hit.kind === kind)}
          isNotes={to.kind === "notes"}
          showAll={kind === "message" ? undefined : showAllOf(kind, found)}
        />
      ))}
      {page.next !== null && <Further found={found} />}
    </nav>
  );
}

type GroupProps = {
  readonly kind: Kind;
  readonly hits: readonly SearchHit[];
  readonly isNotes: boolean;
  readonly showAll: (() => void) | undefined;
};

function Group({ kind, hits, isNotes, showAll }: GroupProps) {
  if (hits.length === 0) return null;
  const name = t(isNotes ? "search.notes" : HEADS[kind]);
  return (
    <section aria-label={name}>
      <header class="found-head">
        <h2>{name}</h2>
        {showAll && (
          <button type="button" class="found-all" onClick={showAll}>
            {t("search.show_all")}
          </button>
        )}
      </header>
      {hits.map((hit) => (
        <HitRow key={keyOf(hit)} hit={hit} />
      ))}
    </section>
  );
}

function showAllOf(kind: "client" | "file", { page }: Props["found"]): (() => void) | undefined {
  const asKind = kind === "client" ? "clients" : "files";
  return page.more.includes(asKind) ? () => choose({ kind: asKind }) : undefined;
}

/** Its coming into view asks for the next page. */
function Further({ found }: Props) {
  const place = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each page it may still be in view.
  useEffect(() => {
    const node = place.current;
    if (!node) return;
    const watch = new IntersectionObserver(
      ([seen]) => {
        if (seen?.isIntersecting) void lookFurther();
      },
      { rootMargin: "400px" },
    );
    watch.observe(node);
    return () => watch.disconnect();
  }, [found.hits]);
  const { more } = found;
  return (
    <div class="found-further" ref={place}>
      {typeof more === "object" && <Trouble refused={more} retry={() => void lookFurther()} />}
    </div>
  );
}

const STEPS: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at, count) => Math.min(at + 1, count - 1),
  ArrowUp: (at) => at - 1,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** By the arrows from hit to hit, and from the first one back into the field. */
function step(event: KeyboardEvent, list: HTMLElement | null): void {
  const next = STEPS[event.key];
  if (!next || !list) return;
  event.preventDefault();
  event.stopPropagation();
  const rows = [...list.querySelectorAll<HTMLElement>(".found-hit > .row")];
  const goal = next(rows.indexOf(document.activeElement as HTMLElement), rows.length);
  (rows[goal] ?? document.querySelector<HTMLElement>(".head-search"))?.focus();
}
