import { File, Mic } from "lucide-preact";
import type { AttachmentCard } from "#shared/wire.ts";
import type { PendingFile } from "../state/state.ts";
import { uploadOf } from "../stores/uploads.ts";
import { Icon } from "../ui/Icon.tsx";
import { playtime } from "../words/dates.ts";
import { fileSize } from "../words/sizes.ts";
import { t } from "../words/t.ts";
import { Pictures } from "./Pictures.tsx";

/** Files on their way, as this browser itself can show them. */
export function PendingFiles({ files }: { readonly files: readonly PendingFile[] }) {
  const known = files.map((file) => ({ ...file, ...uploadOf(file.id) }));
  const pictures = known.filter(({ kind }) => kind === "photo" || kind === "video");
  const others = known.filter((file) => !pictures.includes(file));
  return (
    <>
      {pictures.length > 0 && <Pictures files={pictures.map(asCard)} />}
      {others.map((file) => (
        <div class="thing" key={file.id}>
          <span class="thing-icon">
            <Icon of={file.kind === "voice" ? Mic : File} size={20} />
          </span>
          <span class="thing-words">
            <span dir="auto">{file.kind === "voice" ? t("kind.voice") : file.name}</span>
            <small>{file.duration === null ? fileSize(file.size) : playtime(file.duration)}</small>
          </span>
        </div>
      ))}
      <Share files={files} />
    </>
  );
}

/** How much of them all has gone. */
function Share({ files }: { readonly files: readonly PendingFile[] }) {
  const gone = files.map(({ id, size }) => {
    const fate = uploadOf(id)?.fate;
    return size * (fate?.is === "going" ? fate.share : 1);
  });
  const all = files.reduce((sum, { size }) => sum + size, 0);
  const share = gone.reduce((sum, one) => sum + one, 0) / Math.max(1, all);
  return share < 1 ? (
    <progress class="pending-progress" max={1} value={share} aria-label={t("files.uploading")} />
  ) : null;
}

const asCard = (file: PendingFile): AttachmentCard => ({
  id: -file.id,
  kind: file.kind,
  name: file.name,
  mime: null,
  size: file.size,
  width: file.width,
  height: file.height,
  duration: file.duration,
  details: {},
  state: "stored",
  url: file.preview,
  thumbnail_url: file.kind === "photo" ? file.preview : null,
});
