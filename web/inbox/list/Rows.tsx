import { ArrowUp } from "lucide-preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { Virtualizer, type VirtualizerHandle } from "virtua";
import type { ConversationRow } from "#shared/wire.ts";
import { readFurther } from "../actions/show-view.ts";
import { me } from "../stores/house.ts";
import { listFate } from "../stores/list.ts";
import { rowOf } from "../stores/rows.ts";
import { holdOrder, letOrderGo, shown } from "../stores/shown.ts";
import { openedRow } from "../stores/threads.ts";
import { Icon } from "../ui/Icon.tsx";
import { Trouble } from "../ui/states.tsx";
import { counted, t } from "../words/t.ts";
import { isPicked, isPicking } from "./bulk/picked.ts";
import { idAt, pickByPress, pickProps } from "./bulk/press-row.ts";
import { openRow } from "./open-row.ts";
import { Row } from "./Row.tsx";

const AT_TOP = 8;
const READ_AHEAD = 600;

/** The rows of a view, windowed, and still while somebody looks at them. */
export function Rows() {
  const list = useRef<VirtualizerHandle>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const isPointerOver = useRef(false);
  const { rows, above } = shown.value;
  const openedId = openedRow.value?.id;
  const selected = useMemo(() => placeIn(rows, openedId), [rows, openedId]);
  const height = me.value?.preferences.compact ? 48 : 64;

  useEffect(() => {
    if (selected >= 0) list.current?.scrollToIndex(selected, { align: "nearest" });
  }, [selected]);

  const letGoWhenIdle = (offset: number) => {
    if (offset > AT_TOP) holdOrder();
    else if (!isPointerOver.current) letOrderGo();
  };
  const onScroll = (offset: number) => {
    letGoWhenIdle(offset);
    const handle = list.current;
    if (handle && offset + handle.viewportSize > handle.scrollSize - READ_AHEAD) void readFurther();
  };
  const toTop = () => {
    letOrderGo();
    list.current?.scrollTo(0);
  };
  return (
    <div
      class="rows-place"
      onPointerEnter={(event) => {
        if (event.pointerType !== "mouse") return;
        isPointerOver.current = true;
        holdOrder();
      }}
      onPointerLeave={() => {
        isPointerOver.current = false;
        letGoWhenIdle(list.current?.scrollOffset ?? 0);
      }}
    >
      {above > 0 && (
        <button type="button" class="pill rows-above" onClick={toTop}>
          <Icon of={ArrowUp} />
          {counted("list.above", above)}
        </button>
      )}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keys of the whole window open rows too. */}
      <div
        ref={scroller}
        class="rows"
        id="rows"
        role="listbox"
        aria-label={t("list.label")}
        aria-activedescendant={selected >= 0 ? `row-${rows[selected]?.id}` : undefined}
        tabIndex={0}
        aria-multiselectable={true}
        {...pickProps}
        onClick={(event) => {
          const id = idAt(event);
          if (!pickByPress(event, id)) openRow(id);
        }}
      >
        <Virtualizer
          ref={list}
          scrollRef={scroller}
          data={rows}
          itemSize={height}
          keepMounted={selected >= 0 ? [selected] : []}
          onScroll={onScroll}
        >
          {(row: ConversationRow, index: number) => (
            <Row
              key={row.id}
              row={row}
              isSelected={index === selected}
              isPicked={isPicking.value ? isPicked(row.id) : undefined}
              position={index + 1}
              count={rows.length}
            />
          )}
        </Virtualizer>
      </div>
      <Foot />
    </div>
  );
}

/** Where the open matter stands; -1 when it does not. By its row as it is known, which takes no look at every one. */
function placeIn(rows: readonly ConversationRow[], id: number | undefined): number {
  const row = id === undefined ? undefined : rowOf(id);
  if (!row) return -1;
  const at = rows.indexOf(row);
  return at >= 0 ? at : rows.findIndex((one) => one.id === id);
}

function Foot() {
  const fate = listFate.value;
  return fate.is === "refused" ? <Trouble refused={fate.refused} retry={() => void readFurther()} /> : null;
}
