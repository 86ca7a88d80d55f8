import { File } from "lucide-preact";
import type { AttachmentCard } from "#shared/wire.ts";
import { originalOf } from "../api/files.ts";
import { Icon } from "../ui/Icon.tsx";
import { fileSize } from "../words/sizes.ts";
import { t } from "../words/t.ts";

/** A document: what it is called, of which sort, how large; a press saves it. */
export const Paper = ({ file, url }: { readonly file: AttachmentCard; readonly url: string }) => (
  <a class="paper-file" href={originalOf(url, file.name)} download={file.name ?? ""}>
    {file.thumbnail_url ? (
      <img class="paper-look" src={file.thumbnail_url} alt="" loading="lazy" />
    ) : (
      <span class="thing-icon">
        <Icon of={File} size={20} />
      </span>
    )}
    <span class="thing-words">
      <span dir="auto">{file.name ?? t("kind.document")}</span>
      <small>{[sortOf(file), file.size !== null && fileSize(file.size)].filter(Boolean).join(" · ")}</small>
    </span>
  </a>
);

/** "PDF", "XLSX": by the name, else by what was found inside. */
export function sortOf({ name, mime }: Pick<AttachmentCard, "name" | "mime">): string {
  const ending = /\.([A-Za-z0-9]{1,5})$/.exec(name ?? "")?.[1];
  const found = mime === "application/octet-stream" ? "" : (mime?.split("/")[1] ?? "");
  return (ending ?? (/^[a-z0-9]{2,5}$/.test(found) ? found : "")).toUpperCase();
}
