import { Undo2, X } from "lucide-preact";
import { useRef } from "preact/hooks";
import { hold, hush, letFade, notice, undoLast } from "../stores/notice.ts";
import { refusalWords } from "../words/refusals.ts";
import { t } from "../words/t.ts";
import { Icon } from "./Icon.tsx";
import { IconButton } from "./IconButton.tsx";
import { useKeepClear } from "./keep-clear.ts";
import { Details } from "./states.tsx";

/** The line at the bottom: what was done, and the way back while it stays. */
export function NoticeBar() {
  const shown = notice.value;
  const place = useRef<HTMLDivElement>(null);
  useKeepClear(place, shown);
  return (
    <div ref={place} class="notice-place" role="status" aria-live="polite">
      {shown && (
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
      )}
    </div>
  );
}
