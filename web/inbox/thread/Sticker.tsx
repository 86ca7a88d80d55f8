import { lazy, Suspense } from "preact/compat";
import type { AttachmentCard } from "#shared/wire.ts";
import { asEmoji } from "../words/emoji.ts";
import { t } from "../words/t.ts";
import { detail } from "./details.ts";
import { Moving } from "./Moving.tsx";

const Drawn = lazy(async () => ({ default: (await import("./DrawnSticker.tsx")).DrawnSticker }));

/** A sticker as it is meant: a picture, a short film, or a drawing that moves; else its still, else its emoji. */
export function Sticker({ file }: { readonly file: AttachmentCard }) {
  const words = asEmoji(detail(file, "emoji")) || t("kind.sticker");
  const { url, thumbnail_url: still, mime } = file;
  if (url && mime === "video/webm")
    return (
      <span class="sticker" role="img" aria-label={words}>
        <Moving url={url} poster={still} class="sticker" />
      </span>
    );
  const rest = <Still url={still ?? (mime?.startsWith("image/") ? url : null)} words={words} />;
  if (url && detail(file, "form") === "animated")
    return (
      <Suspense fallback={rest}>
        <Drawn url={url} words={words} rest={rest} />
      </Suspense>
    );
  return rest;
}

const Still = ({ url, words }: { readonly url: string | null; readonly words: string }) =>
  url ? (
    <img class="sticker" src={url} alt={words} width={160} height={160} />
  ) : (
    <span class="sticker-words" title={t("kind.sticker")}>
      {words}
    </span>
  );
