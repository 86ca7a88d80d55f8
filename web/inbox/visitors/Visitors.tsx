import { ArrowUp, Eye } from "lucide-preact";
import { useRef, useState } from "preact/hooks";
import { Offline } from "../list/Offline.tsx";
import { can, hasSites } from "../stores/house.ts";
import { go } from "../stores/route.ts";
import { Icon } from "../ui/Icon.tsx";
import { Quiet, Skeleton, Trouble } from "../ui/states.tsx";
import { counted, t } from "../words/t.ts";
import { type Line, settle } from "./settle.ts";
import { useKeys } from "./use-keys.ts";
import { useVisitors } from "./use-visitors.ts";
import { VisitorLine } from "./VisitorLine.tsx";
import "../styles/visitors.css";

/** Who has a page of ours open now. */
export function Visitors() {
  const { visitors, refused, again } = useVisitors();
  useKeys();
  return (
    <main class="visitors" aria-label={t("visitors.title")}>
      <header class="head">
        <h1 class="head-title">{t("visitors.title")}</h1>
        {visitors && visitors.length > 0 && (
          <span class="is-quiet" role="status">
            {counted("visitors.count", visitors.length)}
          </span>
        )}
      </header>
      <Offline />
      {!visitors && refused && <Trouble refused={refused} retry={again} />}
      {!visitors && !refused && <Skeleton kind="rows" />}
      {visitors && <Lines visitors={visitors} />}
    </main>
  );
}

type Visiting = NonNullable<ReturnType<typeof useVisitors>["visitors"]>;

function Lines({ visitors }: { readonly visitors: Visiting }) {
  const [isOver, setOver] = useState(false);
  const [isWithin, setWithin] = useState(false);
  const [writingTo, setWritingTo] = useState<string | null>(null);
  const shown = useRef<readonly Line[]>([]);
  const isHeld = (isOver || isWithin || writingTo !== null) && shown.current.length > 0;
  const { lines, waiting } = settle(shown.current, visitors, isHeld);
  shown.current = lines;
  const letGo = () => {
    setOver(false);
    setWithin(false);
  };
  if (lines.length === 0) return <Nobody />;
  return (
    <div
      class="visitors-place"
      onPointerEnter={(event) => event.pointerType === "mouse" && setOver(true)}
      onPointerLeave={() => setOver(false)}
      onFocusCapture={() => setWithin(true)}
      onBlurCapture={() => setWithin(false)}
    >
      {waiting > 0 && writingTo === null && (
        <button type="button" class="pill visitors-above" onClick={letGo}>
          <Icon of={ArrowUp} />
          {counted("visitors.held", waiting)}
        </button>
      )}
      <ul class="visitor-lines">
        {lines.map(({ visitor, hasGone }) => (
          <VisitorLine
            key={visitor.ref}
            visitor={visitor}
            hasGone={hasGone}
            isWriting={writingTo === visitor.ref}
            onWrite={() => setWritingTo(visitor.ref)}
            onDone={() => setWritingTo(null)}
          />
        ))}
      </ul>
    </div>
  );
}

function Nobody() {
  if (hasSites()) return <Quiet icon={Eye}>{t("visitors.none")}</Quiet>;
  const connect = { label: t("first.connect"), act: () => go({ at: "settings", page: "channels" }, "push") };
  return (
    <Quiet icon={Eye} deed={can("channels.manage") ? connect : null}>
      {t("visitors.no_site")}
    </Quiet>
  );
}
