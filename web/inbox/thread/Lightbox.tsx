import { ChevronLeft, ChevronRight, Download, X } from "lucide-preact";
import { createPortal } from "preact/compat";
import { useEffect, useRef } from "preact/hooks";
import { originalOf } from "../api/files.ts";
import { Icon } from "../ui/Icon.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { t } from "../words/t.ts";
import { gallery, openedPicture, type Shown } from "./gallery.ts";
import "../styles/lightbox.css";

/** One picture as large as the screen allows, and its neighbours a step away. */
export function Lightbox() {
  const dialog = useRef<HTMLDialogElement>(null);
  const all = gallery.value;
  const at = all.findIndex(({ id }) => id === openedPicture.value);
  const file = all[at];
  const isHere = file !== undefined;
  useEffect(() => {
    const before = document.activeElement;
    if (isHere) dialog.current?.showModal();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [isHere]);
  if (!file) return null;
  const step = (by: number) => {
    const next = all[at + by];
    if (next) openedPicture.value = next.id;
  };
  return createPortal(
    <dialog
      ref={dialog}
      class="lightbox"
      aria-label={t("picture.whole", { at: at + 1, count: all.length })}
      onClose={leave}
      onClick={(event) => {
        if (event.target instanceof Element && event.target.matches(".lightbox, .lightbox-stage"))
          dialog.current?.close();
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "ArrowLeft") step(-1);
        if (event.key === "ArrowRight") step(1);
      }}
    >
      <header class="lightbox-head">
        <span class="lightbox-count">
          {at + 1} / {all.length}
        </span>
        <a class="lightbox-save" href={originalOf(file.url, file.name)} download={file.name ?? ""}>
          <Icon of={Download} size={20} />
          {t("picture.original")}
        </a>
        <IconButton icon={X} label={t("act.close_dialog")} onClick={() => dialog.current?.close()} />
      </header>
      <div class="lightbox-stage">
        <Whole key={file.id} file={file} />
      </div>
      {at > 0 && (
        <IconButton
          icon={ChevronLeft}
          class="lightbox-step is-back"
          label={t("picture.previous")}
          onClick={() => step(-1)}
        />
      )}
      {at < all.length - 1 && (
        <IconButton
          icon={ChevronRight}
          class="lightbox-step is-on"
          label={t("picture.next")}
          onClick={() => step(1)}
        />
      )}
    </dialog>,
    document.body,
  );
}

function Whole({ file }: { readonly file: Shown }) {
  const isFilm = file.kind === "video" || (file.kind === "animation" && !file.mime?.startsWith("image/"));
  const size = { width: file.width ?? undefined, height: file.height ?? undefined };
  if (isFilm) return <video src={file.url} controls autoPlay loop={file.kind === "animation"} {...size} />;
  return <img src={file.url} alt={file.name ?? t("kind.photo")} {...size} />;
}

function leave(): void {
  openedPicture.value = null;
}
