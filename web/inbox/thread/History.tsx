import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { Virtualizer, type VirtualizerHandle } from "virtua";
import { keepAround } from "../actions/keep-threads.ts";
import { readEarlier, readLater } from "../actions/read-history.ts";
import type { Thread } from "../state/state.ts";
import { unsentWordsOf } from "../stores/here.ts";
import { leavePlace, placeLeft } from "../stores/places.ts";
import { sendingsOf } from "../stores/sendings.ts";
import { soughtMessage } from "../stores/sought.ts";
import { threadFate } from "../stores/threads.ts";
import { t } from "../words/t.ts";
import { EntryView } from "./EntryView.tsx";
import { type Entry, entriesOf, firstUnread, idIn, withUnsent } from "./entries.ts";
import { readToNow } from "./jump.ts";
import { Leads } from "./Leads.tsx";
import { Spoken } from "./Spoken.tsx";
import { StickyDay } from "./StickyDay.tsx";
import { selectByKey } from "./select-by-key.ts";
import { isShifted } from "./shifting.ts";
import { stepMessage } from "./step-message.ts";
import { useKeptFocus } from "./use-kept-focus.ts";
import { useReading } from "./use-reading.ts";
import { useSeeingMentions } from "./use-seeing-mentions.ts";
import { useTravel } from "./use-travel.ts";

type Props = {
  readonly thread: Thread;
  /** How many messages of the client I have not seen. */
  readonly unread: number;
};

const NEAR_END = 48;
const READ_AHEAD = 1200;
const FLASH = 1600;
/** Where the line above new words comes to stand, in pixels below the top. */
const UNDER_TOP = 48;
/** How far down from the top the floating day reaches, in pixels. */
const DAY_REACH = 36;

/** A stretch of one client's history, windowed: at what is sought, where the new words begin, or where it was left. */
export function History({ thread, unread }: Props) {
  const { clientId, messages, ceiling } = thread;
  const [firstUnreadId, setFirstUnread] = useState(() => firstUnread(thread, unread, soughtMessage.peek()));
  const sendings = sendingsOf(clientId);
  const unsent = ceiling === null ? unsentWordsOf(clientId) : null;
  const said = useMemo(
    () =>
      entriesOf(
        messages,
        ceiling === null ? thread.pending : [],
        firstUnreadId,
        ceiling === null ? sendings : [],
      ),
    [messages, ceiling, thread.pending, firstUnreadId, sendings],
  );
  const entries = useMemo(() => withUnsent(said, unsent), [said, unsent]);
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<VirtualizerHandle>(null);
  const [left] = useState(() => placeLeft(clientId));
  const [sizes] = useState(() => (left?.of === spanOf(entries) ? left.sizes : undefined));
  const isPlaced = useRef(false);
  const isAtEnd = useRef(true);
  const [isAway, setAway] = useState(ceiling !== null);
  const [topIndex, setTopIndex] = useState(0);
  const [bottomIndex, setBottomIndex] = useState(0);
  const travel = useTravel();
  const [flashing, setFlashing] = useState<number | null>(null);
  const isPrepended = useWhetherShifted(entries);

  const toEnd = useCallback(() => {
    if (entries.length > 0) list.current?.scrollToIndex(entries.length - 1, { align: "end" });
  }, [entries.length]);

  const sought = soughtMessage.value;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the signal's value is what brings us here.
  useLayoutEffect(() => {
    if (sought?.clientId !== clientId) return;
    const { messageId, isUnread } = sought;
    const at = entries.findIndex((entry) => idIn(entry) === messageId);
    if (at < 0) return;
    if (isUnread && firstUnreadId !== messageId) {
      setFirstUnread(messageId);
      return;
    }
    soughtMessage.value = null;
    isPlaced.current = true;
    isAtEnd.current = false;
    if (isUnread) {
      list.current?.scrollToIndex(at - 1, { align: "start", offset: -UNDER_TOP });
      return;
    }
    list.current?.scrollToIndex(at, { align: "center" });
    setFlashing(messageId);
    setTimeout(() => setFlashing(null), FLASH);
  }, [sought, clientId, entries, firstUnreadId]);

  useLayoutEffect(() => {
    // Only the first look is ours to direct; afterwards the reader holds the scroll bar.
    if (isPlaced.current) return;
    isPlaced.current = true;
    const at = entries.findIndex(({ is }) => is === "unread");
    const back = left ? entries.findIndex(({ key }) => key === left.key) : -1;
    if (at > 0) list.current?.scrollToIndex(at, { align: "start", offset: -UNDER_TOP });
    else if (left && back >= 0) list.current?.scrollToIndex(back, { align: "start", offset: left.past });
    else return;
    isAtEnd.current = false;
  }, [entries, left]);

  useLayoutEffect(() => {
    if ((isAtEnd.current && ceiling === null) || entries.at(-1)?.is === "pending") toEnd();
  }, [entries, toEnd, ceiling]);

  const onItsWay = useRef(thread.pending.length);
  useEffect(() => {
    // Words of one's own stand at the end: the reader goes there with them.
    if (thread.pending.length > onItsWay.current) void readToNow();
    onItsWay.current = thread.pending.length;
  }, [thread.pending.length]);

  useKeptFocus(scroller);
  useReading(thread, isAway || ceiling !== null);
  useSeeingMentions(thread);

  const place = useRef<{ readonly key: string; readonly past: number } | null>(null);
  const shown = useRef(entries);
  shown.current = entries;
  useLayoutEffect(
    () => () => {
      const here = { sizes: list.current?.cache, of: spanOf(shown.current) };
      leavePlace(clientId, place.current && { ...place.current, ...here });
    },
    [clientId],
  );

  const onScroll = (offset: number) => {
    const handle = list.current;
    if (!handle) return;
    const below = handle.scrollSize - handle.viewportSize - offset;
    isAtEnd.current = below < NEAR_END;
    setAway(!isAtEnd.current);
    const top = handle.findItemIndex(offset);
    setTopIndex(handle.findItemIndex(offset + DAY_REACH));
    setBottomIndex(handle.findItemIndex(offset + handle.viewportSize - 1));
    const key = entries[top]?.key;
    const isHere = isAtEnd.current && ceiling === null;
    place.current = isHere || key === undefined ? null : { key, past: offset - handle.getItemOffset(top) };
    travel.move();
    if (offset < READ_AHEAD) void readEarlier(clientId);
    if (below < READ_AHEAD && ceiling !== null) void readLater(clientId);
  };
  const rest = () => {
    travel.end();
    const middle = entries.slice(topIndex).find((entry) => idIn(entry) !== null);
    const messageId = middle && idIn(middle);
    if (messageId) keepAround(clientId, messageId);
  };
  const unreadIndex = firstUnreadId === null ? -1 : entries.findIndex(({ is }) => is === "unread");
  const isUnreadInView = unreadIndex >= topIndex && unreadIndex <= bottomIndex;
  const isReading = threadFate.value.is === "earlier" || threadFate.value.is === "later";
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
        aria-busy={isReading}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys.
        tabIndex={0}
        id="history"
        onWheel={travel.begin}
        onTouchMove={travel.begin}
        onPointerDown={travel.begin}
        onKeyDown={(event) => {
          travel.begin();
          if (event.key === "End" && ceiling !== null) {
            event.preventDefault();
            void readToNow();
          } else if (!selectByKey(event)) stepMessage(event);
        }}
      >
        <div class="history-gap" />
        <Virtualizer
          ref={list}
          scrollRef={scroller}
          data={entries}
          shift={isPrepended}
          {...(sizes && { cache: sizes })}
          onScroll={onScroll}
          onScrollEnd={rest}
          onResize={() => isAtEnd.current && ceiling === null && toEnd()}
        >
          {(entry: Entry) => (
            <EntryView
              key={entry.key}
              entry={entry}
              isFlashing={flashing !== null && idIn(entry) === flashing}
            />
          )}
        </Virtualizer>
      </div>
      <Spoken thread={thread} />
      {(isAway || ceiling !== null) && (
        <Leads
          unread={unread}
          isUnreadInView={isUnreadInView}
          toEnd={ceiling === null ? toEnd : () => void readToNow()}
        />
      )}
    </div>
  );
}

const spanOf = (entries: readonly Entry[]): string =>
  `${entries[0]?.key} ${entries.at(-1)?.key} ${entries.length}`;

/** True in the one drawing in which pages have come or gone in front of what was there. */
function useWhetherShifted(entries: readonly Entry[]): boolean {
  const before = useRef(entries);
  const was = before.current;
  before.current = entries;
  return isShifted(was, entries);
}
