import { Undo2, X } from "lucide-preact";
import { useRef } from "preact/hooks";
import { hold, hush, letFade, type Notice, notice, undoLast } from "../stores/notice.ts";
import { refusalWords } from "../words/refusals.ts";
import { t } from "../words/t.ts";
import { Icon } from "./Icon.tsx";
import { IconButton } from "./IconButton.tsx";
import { useKeepClear } from "./keep-clear.ts";
import { Details } from "./states.tsx";

/** The line at the bottom: what was done, and the way back while it stays. What went wrong is said at once. */
export function NoticeBar() {
  const shown = notice.value;
  const place = useRef<HTMLDivElement>(null);
  useKeepClear(place, shown);
  // Both stand there before anything is in them, or it would not be heard.
  return (
    <div ref={place} class="notice-place">
      <div role="status">{shown && !shown.refused && <Line of={shown} />}</div>
      <div aria-live="assertive">{shown?.refused && <Line of={shown} />}</div>
    </div>
  );
}

const Line = ({ of: shown }: { readonly of: Notice }) => (
  <div
    class={`notice float ${shown.refused ? "is-trouble" : ""}`}
    onPointerEnter={hold}
    onPointerLeave={letFade}
    onFocusCapture={hold}
    onBlurCapture={letFade}
  >
    <span class="notice-words">
      {shown.text}
      {shown.refused && (
        <>
          {" "}
          {refusalWords(shown.refused)} <Details refused={shown.refused} />
        </>
      )}
    </span>
    {shown.undo && (
      <button type="button" class="notice-undo" onClick={undoLast}>
        <Icon of={Undo2} />
        {t("act.undo")}
      </button>
    )}
    {shown.deed && (
      <button
        type="button"
        class="notice-undo"
        onClick={() => {
          hush();
          shown.deed?.act();
        }}
      >
        {shown.deed.label}
      </button>
    )}
    <IconButton icon={X} label={t("act.hide")} onClick={hush} />
  </div>
);
