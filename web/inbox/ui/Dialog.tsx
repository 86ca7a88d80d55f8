import { X } from "lucide-preact";
import type { ComponentChildren } from "preact";
import { createPortal } from "preact/compat";
import { useEffect, useId, useRef } from "preact/hooks";
import { t } from "../words/t.ts";
import { IconButton } from "./IconButton.tsx";

type Props = {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
  readonly isWide?: boolean;
  /** A room to stay in for a while: large, and not left by a press beside it. */
  readonly isRoom?: boolean;
};

/** A window above the window. The focus stays within, and returns to where it was. */
export function Dialog({ title, onClose, children, isWide, isRoom }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  // Outside of whatever opened it, so that it looks the same everywhere.
  return createPortal(
    <dialog
      ref={dialog}
      class={`dialog float ${isWide ? "is-wide" : ""} ${isRoom ? "is-room" : ""}`}
      aria-labelledby={heading}
      onClose={onClose}
      onKeyDown={(event) => event.stopPropagation()}
      onClick={(event) => {
        if (event.target === dialog.current && !isRoom) dialog.current?.close();
      }}
    >
      <div class="dialog-inside">
        <header class="dialog-head">
          <h2 id={heading}>{title}</h2>
          <IconButton icon={X} label={t("act.close_dialog")} onClick={() => dialog.current?.close()} />
        </header>
        {children}
      </div>
    </dialog>,
    document.body,
  );
}
