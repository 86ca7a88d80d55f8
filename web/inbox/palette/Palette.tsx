import { ChevronRight, Search } from "lucide-preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { hintOf } from "../keyboard/caps.ts";
import { heardAs } from "../keyboard/heard-as.ts";
import { isPaletteOpen } from "../stores/palette.ts";
import { Icon } from "../ui/Icon.tsx";
import { counted, t } from "../words/t.ts";
import { type Deed, possibleDeeds, possibleOf } from "./deeds.ts";
import { foundIn, type Heap, type Hit } from "./found.ts";
import { recent, rememberDeed } from "./recent.ts";
import { toClient } from "./sources/clients.tsx";
import "./sources/all.ts";
import "../styles/palette.css";
import { useClients } from "./use-clients.ts";

/** Everything that can be done from here, found by the first letters of its words. */
export function Palette() {
  const dialog = useRef<HTMLDialogElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [steps, setSteps] = useState<readonly Deed[]>([]);
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  // What is possible is looked up once a step: it must not change under the hand.
  const [sources, setSources] = useState(possibleDeeds);
  const clients = useClients(steps.length === 0 ? typed : "");
  const heaps = withClients(
    foundIn(sources, typed, recent.peek(), { recent: t("palette.recent"), found: t("palette.found") }),
    clients.map(toClient),
  );
  const hits = heaps.flatMap((heap) => heap.hits);
  const here = Math.min(at, hits.length - 1);

  useLayoutEffect(() => {
    dialog.current?.showModal();
    field.current?.focus();
  }, []);
  useEffect(() => {
    document.getElementById(optionId(here))?.scrollIntoView({ block: "nearest" });
  }, [here]);

  const stand = (next: readonly Deed[]) => {
    const last = next.at(-1);
    setSteps(next);
    setSources(last?.step ? [{ title: last.words, deeds: possibleOf(last.step()) }] : possibleDeeds());
    setTyped("");
    setAt(0);
    field.current?.focus();
  };
  // The browser gives the focus back to where it was; what is done next may take it further.
  const leave = () => {
    dialog.current?.close();
    isPaletteOpen.value = false;
  };
  const choose = (hit: Hit | undefined) => {
    if (!hit) return;
    if (hit.deed.step) {
      stand([...steps, hit.deed]);
      return;
    }
    leave();
    rememberDeed(steps[0]?.id ?? hit.under?.id ?? hit.deed.id);
    hit.deed.act?.();
  };
  const stepBack = () => (steps.length > 0 ? stand(steps.slice(0, -1)) : leave());
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.isComposing) return;
    const move = MOVES[event.key];
    if (move) setAt(move(here, hits.length));
    else if (event.key === "Enter") choose(hits[here]);
    else if (event.key === "Escape") stepBack();
    else if (event.key === "Backspace" && typed === "" && steps.length > 0) stepBack();
    else if (heardAs("anywhere", event) === "palette") leave();
    else return;
    event.preventDefault();
  };
  return (
    <dialog
      ref={dialog}
      class="palette float"
      aria-label={t("palette.title")}
      onKeyDown={onKeyDown}
      onClose={leave}
      onClick={(event) => event.target === dialog.current && leave()}
    >
      <div class="palette-inside">
        <div class="palette-head">
          <Icon of={Search} />
          {steps.map((step) => (
            <button type="button" class="palette-step" key={step.id} onClick={stepBack} title={t("act.back")}>
              {step.words}
            </button>
          ))}
          <input
            ref={field}
            class="palette-field"
            role="combobox"
            aria-label={steps.at(-1)?.words ?? t("palette.title")}
            aria-expanded={hits.length > 0}
            aria-controls="palette-deeds"
            aria-autocomplete="list"
            aria-activedescendant={here >= 0 ? optionId(here) : undefined}
            autocomplete="off"
            spellcheck={false}
            placeholder={t(steps.length > 0 ? "palette.choose" : "palette.type")}
            value={typed}
            onInput={(event) => {
              setTyped(event.currentTarget.value);
              setAt(0);
            }}
          />
          <kbd class="palette-escape">Esc</kbd>
        </div>
        <Heaps heaps={heaps} here={here} choose={choose} />
        <p class="only-heard" role="status">
          {typed.trim() !== "" && hits.length > 0 && counted("palette.count", hits.length)}
        </p>
      </div>
    </dialog>
  );
}

const PAGE = 8;

const MOVES: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at, count) => (at + 1) % Math.max(count, 1),
  ArrowUp: (at, count) => (at - 1 + count) % Math.max(count, 1),
  PageDown: (at, count) => Math.min(at + PAGE, count - 1),
  PageUp: (at) => Math.max(at - PAGE, 0),
};

const optionId = (at: number): string => `palette-deed-${at}`;

function withClients(heaps: readonly Heap[], clients: readonly Deed[]): readonly Heap[] {
  if (clients.length === 0) return heaps;
  return [...heaps, { title: t("palette.clients"), hits: clients.map((deed) => ({ deed, under: null })) }];
}

type Props = {
  readonly heaps: readonly Heap[];
  readonly here: number;
  readonly choose: (hit: Hit) => void;
};

function Heaps({ heaps, here, choose }: Props) {
  if (heaps.length === 0)
    return (
      <p class="palette-nothing" role="status">
        {t("palette.nothing")}
      </p>
    );
  let count = 0;
  return (
    <div class="palette-deeds" id="palette-deeds" role="listbox" aria-label={t("palette.title")}>
      {heaps.map(({ title, hits }) => (
        // biome-ignore lint/a11y/useSemanticElements: a heap of options, not of fields.
        <div role="group" aria-label={title} key={title}>
          <div class="palette-title" role="presentation">
            {title}
          </div>
          {hits.map((hit) => {
            const at = count++;
            return <Option key={hit.deed.id} hit={hit} at={at} isHere={at === here} choose={choose} />;
          })}
        </div>
      ))}
    </div>
  );
}

type OptionProps = {
  readonly hit: Hit;
  readonly at: number;
  readonly isHere: boolean;
  readonly choose: (hit: Hit) => void;
};

const Option = ({ hit, at, isHere, choose }: OptionProps) => (
  // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names its active option.
  // biome-ignore lint/a11y/useKeyWithClickEvents: the keys of the field choose too.
  <div
    id={optionId(at)}
    class={`palette-deed ${isHere ? "is-here" : ""}`}
    role="option"
    aria-selected={isHere}
    onClick={() => choose(hit)}
  >
    {hit.deed.mark ?? (hit.deed.icon && <Icon of={hit.deed.icon} />)}
    <span class="palette-words" dir="auto">
      {hit.under && <span class="is-quiet">{hit.under.words} </span>}
      {hit.deed.words}
    </span>
    {hit.deed.note && <span class="palette-note">{hit.deed.note}</span>}
    {hit.deed.shortcut && hintOf(hit.deed.shortcut) && <kbd>{hintOf(hit.deed.shortcut)}</kbd>}
    {hit.deed.step && <Icon of={ChevronRight} />}
  </div>
);
