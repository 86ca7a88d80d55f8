import { ArrowDown } from "lucide-preact";
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { Virtualizer, type VirtualizerHandle } from "virtua";
import { readEarlier } from "../actions/open-thread.ts";
import type { Thread } from "../state/state.ts";
import { threadFate } from "../stores/threads.ts";
import { Icon } from "../ui/Icon.tsx";
import { counted, t } from "../words/t.ts";
import { EntryView } from "./EntryView.tsx";
import { type Entry, entriesOf, firstUnread } from "./entries.ts";
import { jumpTarget } from "./jump.ts";
import { StickyDay } from "./StickyDay.tsx";
import { selectByKey } from "./select-by-key.ts";
import { stepMessage } from "./step-message.ts";
import { useReading } from "./use-reading.ts";
import { useTravel } from "./use-travel.ts";

type Props = { readonly thread: Thread; readonly unread: number };

const NEAR_END = 48;
const READ_AHEAD = 500;
const FLASH = 1600;
/** How far down from the top the floating day reaches, in pixels. */
const DAY_REACH = 36;

/** The history of one client, windowed: from where the new words begin, or from the end. */
export function History({ thread, unread }: Props) {
  const [firstUnreadId] = useState(() => firstUnread(thread.messages, unread));
  const entries = useMemo(
    () => entriesOf(thread.messages, thread.pending, firstUnreadId),
    [thread.messages, thread.pending, firstUnreadId],
  );
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<VirtualizerHandle>(null);
  const isPlaced = useRef(false);
  const isAtEnd = useRef(true);
  const [isAway, setAway] = useState(false);
  const [seenUpTo, setSeenUpTo] = useState(0);
  const [topIndex, setTopIndex] = useState(0);
  const travel = useTravel();
  const [flashing, setFlashing] = useState<number | null>(null);
  const isPrepended = useWhetherPrepended(entries);
  const newest = thread.messages.at(-1)?.id ?? 0;

  const toEnd = useCallback(() => {
    if (entries.length > 0) list.current?.scrollToIndex(entries.length - 1, { align: "end" });
  }, [entries.length]);

  useLayoutEffect(() => {
    // Only the first look is ours to direct; afterwards the reader holds the scroll bar.
    if (isPlaced.current) return;
    isPlaced.current = true;
    const at = entries.findIndex(({ is }) => is === "unread");
    if (at <= 0) return;
    isAtEnd.current = false;
    list.current?.scrollToIndex(at, { align: "start", offset: -48 });
  }, [entries]);

  useLayoutEffect(() => {
    if (isAtEnd.current || entries.at(-1)?.is === "pending") toEnd();
  }, [entries, toEnd]);

  useEffect(() => {
    if (!isAway) setSeenUpTo(newest);
  }, [isAway, newest]);

  const wanted = jumpTarget.value;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the wish itself is what brings us here.
  useEffect(() => {
    const at = wanted === null ? -1 : entries.findIndex((entry) => holds(entry, wanted));
    if (at < 0) return;
    jumpTarget.value = null;
    list.current?.scrollToIndex(at, { align: "center" });
    setFlashing(wanted);
    setTimeout(() => setFlashing(null), FLASH);
  }, [wanted, entries]);

  useReading(thread, isAway);

  const onScroll = (offset: number) => {
    const handle = list.current;
    if (!handle) return;
    isAtEnd.current = handle.scrollSize - handle.viewportSize - offset < NEAR_END;
    setAway(!isAtEnd.current);
    setTopIndex(handle.findItemIndex(offset + DAY_REACH));
    travel.move();
    if (offset < READ_AHEAD) void readEarlier(thread.clientId);
  };
  const missed = isAway
    ? thread.messages.filter(({ id, direction }) => id > seenUpTo && direction === "in").length
    : 0;
  return (
    <div class="history">
      <StickyDay entry={entries[topIndex]} isShown={travel.isOn} />
      {threadFate.value.is === "earlier" && <div class="history-earlier">{t("thread.earlier")}</div>}
      <div
        class="history-scroll"
        ref={scroller}
        role="log"
        // Scrolling draws messages too; only new words are worth saying, and those are said below.
        aria-live="off"
        aria-label={t("thread.history")}
        aria-busy={threadFate.value.is === "earlier"}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys.
        tabIndex={0}
        id="history"
        onWheel={travel.begin}
        onTouchMove={travel.begin}
        onPointerDown={travel.begin}
        onKeyDown={(event) => {
          travel.begin();
          if (!selectByKey(event)) stepMessage(event);
        }}
      >
        <div class="history-gap" />
        <Virtualizer
          ref={list}
          scrollRef={scroller}
          data={entries}
          shift={isPrepended}
          onScroll={onScroll}
          onScrollEnd={travel.end}
          onResize={() => isAtEnd.current && toEnd()}
        >
          {(entry: Entry) => <EntryView key={entry.key} entry={entry} flashing={flashing} />}
        </Virtualizer>
      </div>
      <Spoken messages={thread.messages} />
      {isAway && (
        <button
          type="button"
          class="pill to-end"
          onClick={toEnd}
          aria-label={missed > 0 ? counted("thread.missed", missed) : t("thread.to_end")}
        >
          <Icon of={ArrowDown} size={20} />
          {missed > 0 && <span class="badge">{missed}</span>}
        </button>
      )}
    </div>
  );
}

/** Says aloud what the client writes while the thread is open. */
function Spoken({ messages }: { readonly messages: Thread["messages"] }) {
  const [from] = useState(messages.at(-1)?.id ?? 0);
  const newest = messages.findLast(({ id, direction }) => id > from && direction === "in");
  return (
    <div class="only-heard" aria-live="polite">
      {newest && `${t("quote.theirs")}: ${newest.text || t("quote.wordless")}`}
    </div>
  );
}

/** True in the one drawing in which earlier pages have come in front of what was there. */
function useWhetherPrepended(entries: readonly Entry[]): boolean {
  const first = useRef(entries[0]?.key);
  const before = first.current;
  first.current = entries[0]?.key;
  const second = useRef(entries[1]?.key);
  const beforeSecond = second.current;
  second.current = entries[1]?.key;
  return before !== first.current && entries.findIndex(({ key }) => key === beforeSecond) > 1;
}

function holds(entry: Entry, messageId: number): boolean {
  return (entry.is === "message" || entry.is === "system") && entry.message.id === messageId;
}
