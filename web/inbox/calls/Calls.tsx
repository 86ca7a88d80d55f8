import { ArrowDownUp, Phone } from "lucide-preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { CallView } from "../api/calls.ts";
import { lendKeys } from "../keyboard/shortcuts.ts";
import { Offline } from "../list/Offline.tsx";
import { callOf, callsFate, callsOfView, hasMoreCalls, readMoreOf, readView } from "../stores/calls.ts";
import { now } from "../stores/clock.ts";
import { can, channels } from "../stores/house.ts";
import { go, route } from "../stores/route.ts";
import { Icon } from "../ui/Icon.tsx";
import { Quiet, Skeleton, Trouble } from "../ui/states.tsx";
import { counted, t } from "../words/t.ts";
import { CallRow } from "./CallRow.tsx";
import { callKeysOf } from "./call-keys.ts";
import { headingWords } from "./heading-words.ts";
import { type Held, holdCalls, type Section, settleCalls, standOn } from "./sections.ts";
import "../styles/calls.css";

const VIEWS: readonly CallView[] = ["due", "mine", "done"];

/** Who wants to be phoned: what is late first, then what is due soon, then the rest. */
export function Calls() {
  const here = route.value;
  const view = here.at === "calls" ? here.view : "due";
  const fate = callsFate(view);
  const page = useRef<HTMLElement>(null);
  // What led here may keep the focus and take Enter for itself.
  useEffect(() => page.current?.focus({ preventScroll: true }), []);
  useEffect(() => {
    if (callsFate(view).is === "unasked") void readView(view);
  }, [view]);
  return (
    <section class="calls" aria-label={t("calls.title")} ref={page} tabIndex={-1}>
      <header class="head">
        <h1 class="head-title">{t("calls.title")}</h1>
        <Tabs view={view} />
      </header>
      <Offline />
      {fate.is === "refused" && callsOfView(view).length === 0 ? (
        <Trouble refused={fate.refused} retry={() => void readView(view)} />
      ) : (fate.is === "loading" || fate.is === "unasked") && callsOfView(view).length === 0 ? (
        <Skeleton kind="rows" />
      ) : (
        <Queue key={view} view={view} opened={here.at === "calls" ? here.callId : null} />
      )}
    </section>
  );
}

const Tabs = ({ view }: { readonly view: CallView }) => (
  <div class="calls-tabs">
    {VIEWS.map((one) => (
      <button
        type="button"
        key={one}
        class="calls-tab"
        aria-pressed={one === view}
        onClick={() => go({ at: "calls", view: one, callId: null }, "replace")}
      >
        {t(`calls.view_${one}`)}
      </button>
    ))}
  </div>
);

type Props = { readonly view: CallView; readonly opened: number | null };

function Queue({ view, opened }: Props) {
  const [held, setHeld] = useState<Held | null>(null);
  const [wanted, setWanted] = useState<number | null>(opened);
  const before = useRef<readonly number[]>([]);
  const live = callsOfView(view);
  const { sections, waiting } = settleCalls(held, live, callOf, view, now.value);
  const ids = sections.flatMap(({ calls }) => calls.map(({ id }) => id));
  const at = standOn(wanted, before.current, ids);
  useEffect(() => {
    before.current = ids;
    if (wanted !== at) setWanted(at);
  });
  useEffect(() => {
    if (opened !== null) setWanted(opened);
  }, [opened]);
  // At once: a key may follow right after the rows.
  useLayoutEffect(
    () =>
      lendKeys(
        callKeysOf({ ids, at, stepTo: setWanted, open: (id) => go({ at: "calls", view, callId: id }) }),
      ),
    [ids, at, view],
  );
  if (ids.length === 0) return <Nothing view={view} />;
  return (
    <div
      class="calls-scroll"
      id="rows"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys.
      tabIndex={0}
      onPointerEnter={(event) => event.pointerType === "mouse" && setHeld(holdCalls(live, view, now.peek()))}
      onPointerLeave={() => setHeld(null)}
    >
      {waiting > 0 && (
        <button
          type="button"
          class="pill rows-above"
          onClick={() => setHeld(holdCalls(live, view, now.peek()))}
        >
          <Icon of={ArrowDownUp} />
          {counted("list.above", waiting)}
        </button>
      )}
      {sections.map((section) => (
        <Part key={section.heading} section={section} view={view} at={at} come={setWanted} />
      ))}
      <Foot view={view} />
    </div>
  );
}

type PartProps = {
  readonly section: Section;
  readonly view: CallView;
  readonly at: number | null;
  readonly come: (id: number) => void;
};

function Part({ section: { heading, calls }, view, at, come }: PartProps) {
  const words = headingWords(heading, now.value);
  return (
    <section aria-label={words}>
      <h2 class={`calls-heading ${heading === "late" ? "is-late" : ""}`}>
        {words} <span class="calls-number">{calls.length}</span>
      </h2>
      <ol class="calls-list" aria-label={words}>
        {calls.map((card) => (
          <CallRow key={card.id} card={card} view={view} isHere={card.id === at} come={() => come(card.id)} />
        ))}
      </ol>
    </section>
  );
}

function Foot({ view }: { readonly view: CallView }) {
  const fate = callsFate(view);
  if (fate.is === "refused") return <Trouble refused={fate.refused} retry={() => void readMoreOf(view)} />;
  if (!hasMoreCalls(view)) return null;
  return (
    <button
      type="button"
      class="button calls-more"
      disabled={fate.is === "loading"}
      onClick={() => void readMoreOf(view)}
    >
      {t("calls.show_more")}
    </button>
  );
}

function Nothing({ view }: { readonly view: CallView }) {
  const hasChannel = channels.value.some(({ kind }) => kind === "callback");
  const connect = () => go({ at: "settings", page: "channels" }, "push");
  if (!hasChannel)
    return (
      <Quiet icon={Phone} deed={can("channels.manage") ? { label: t("calls.connect"), act: connect } : null}>
        {t("calls.first")}
      </Quiet>
    );
  return <Quiet icon={Phone}>{t(`calls.none_${view}`)}</Quiet>;
}
