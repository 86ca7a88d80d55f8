import { ArrowLeft, Combine, UsersRound } from "lucide-preact";
import { useEffect, useState } from "preact/hooks";
import type { SuggestedPair } from "#shared/wire.ts";
import { sayNotTheSame } from "../actions/judge-suggestion.ts";
import { Offline } from "../list/Offline.tsx";
import { can, news } from "../stores/house.ts";
import { room } from "../stores/layout.ts";
import { plan } from "../stores/plan.ts";
import { goBack } from "../stores/route.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { Icon } from "../ui/Icon.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { Quiet, Skeleton, Trouble } from "../ui/states.tsx";
import { clientName } from "../words/client-name.ts";
import { counted, grouped, t } from "../words/t.ts";
import { listenToPairKeys } from "./pair-keys.ts";
import { hidePair, keyOf, pairs, pairsFate, readAll, readMore, showPair } from "./pairs.ts";
import { Reasons } from "./Reasons.tsx";
import "../styles/people.css";

/** All who may be one person, the likeliest first, to be judged one after another. */
export function Pairs() {
  const all = pairs.value.pairs;
  const fate = pairsFate.value;
  const [at, setAt] = useState(0);
  const here = Math.min(at, all.length - 1);
  useEffect(() => void readAll(), []);
  useFreshPairs();
  useEffect(() => listenToPairKeys({ all, here, stepTo: setAt, refuse, glue }), [all, here]);
  return (
    <main class="pairs" aria-label={t("pairs.title")}>
      <header class="head">
        {room.value === "phone" && <IconButton icon={ArrowLeft} label={t("act.back")} onClick={goBack} />}
        <h1 class="head-title pairs-title">{t("pairs.title")}</h1>
        {room.value !== "phone" && all.length > 0 && (
          <span class="pairs-keys">
            <kbd>J</kbd> <kbd>K</kbd> {t("pairs.keys_step")} <kbd>G</kbd> {t("act.glue")} <kbd>N</kbd>{" "}
            {t("act.not_the_same")}
          </span>
        )}
      </header>
      <Offline />
      <div class="pairs-scroll" id="pairs">
        {fate.is === "refused" && all.length === 0 && (
          <Trouble refused={fate.refused} retry={() => void readAll()} />
        )}
        {fate.is === "loading" && all.length === 0 && <Skeleton kind="rows" />}
        {fate.is === "ready" && all.length === 0 && <Quiet icon={UsersRound}>{t("pairs.none")}</Quiet>}
        {all.length > 0 && (
          <ol class="pairs-list" aria-label={t("pairs.title")}>
            {all.map((pair, index) => (
              <Pair key={keyOf(pair)} pair={pair} isHere={index === here} come={() => setAt(index)} />
            ))}
          </ol>
        )}
        {pairs.value.next !== null && (
          <button type="button" class="button pairs-more" onClick={() => void readMore()}>
            {t("pairs.more")}
          </button>
        )}
      </div>
      <p class="only-heard" role="status">
        {all.length > 0 && counted("suggest.count", all.length)}
      </p>
    </main>
  );
}

type PairProps = { readonly pair: SuggestedPair; readonly isHere: boolean; readonly come: () => void };

function Pair({ pair, isHere, come }: PairProps) {
  const [item, setItem] = useState<HTMLElement | null>(null);
  useEffect(() => {
    if (isHere) item?.scrollIntoView({ block: "nearest" });
  }, [isHere, item]);
  const names = `${clientName(pair.a)}, ${clientName(pair.b)}`;
  return (
    <li
      ref={setItem}
      class={`pair ${isHere ? "is-here" : ""}`}
      aria-label={names}
      aria-current={isHere ? "true" : undefined}
      data-pair={keyOf(pair)}
      onPointerDown={come}
      onFocusCapture={come}
    >
      <div class="pair-people">
        <Person client={pair.a} />
        <span class="pair-score" title={t("pairs.score_means")}>
          {t("pairs.score", { percent: grouped(Math.min(99, Math.round(pair.score * 100))) })}
        </span>
        <Person client={pair.b} />
      </div>
      <Reasons reasons={pair.reasons} />
      {can("clients.glue") && (
        <div class="suggestion-deeds">
          <button type="button" class="button" onClick={() => glue(pair)}>
            <Icon of={Combine} />
            {t("act.glue")}
          </button>
          <button type="button" class="button is-quiet" onClick={() => refuse(pair)}>
            {t("act.not_the_same")}
          </button>
        </div>
      )}
    </li>
  );
}

/** A press shows the history without leaving. */
const Person = ({ client }: { readonly client: SuggestedPair["a"] }) => (
  <button
    type="button"
    class="pair-person"
    data-tip={t("suggest.peek")}
    onClick={() => {
      plan.value = { is: "peek", client };
    }}
  >
    <Avatar person={client} size={36} />
    <span dir="auto">{clientName(client)}</span>
  </button>
);

function glue({ a, b }: SuggestedPair): void {
  if (can("clients.glue")) plan.value = { is: "glue", one: a, other: b };
}

function refuse(pair: SuggestedPair): void {
  if (!can("clients.glue")) return;
  void sayNotTheSame(
    pair.a,
    pair.b,
    () => hidePair(pair),
    () => showPair(pair),
  );
}

const A_BREATH = 400;

/** Colleagues judge too, and new pairs are found: the list is read again when the log says so. */
function useFreshPairs(): void {
  const told = news.value;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each telling is looked at once.
  useEffect(() => {
    const isNews = told.some(({ kind }) => kind === "suggestions.changed" || kind === "clients.regrouped");
    if (!isNews) return;
    const waiting = setTimeout(() => void readAll(), A_BREATH);
    return () => clearTimeout(waiting);
  }, [told]);
}
