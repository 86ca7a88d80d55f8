import { CloudDownload, FileWarning } from "lucide-preact";
import type { AttachmentCard } from "#shared/wire.ts";
import { fetchAgain } from "../api/files.ts";
import { refusedBy } from "../api/refused.ts";
import { can } from "../stores/house.ts";
import { tellRefused } from "../stores/notice.ts";
import { Icon } from "../ui/Icon.tsx";
import { fileSize } from "../words/sizes.ts";
import { t, wordsFor } from "../words/t.ts";

/** A file that is not here: still coming, lost, or too big to fetch. */
export const FileState = ({ file }: { readonly file: AttachmentCard }) => (
  <div class="file-state">
    <Icon of={file.state === "waiting" ? CloudDownload : FileWarning} size={20} />
    <span>
      {file.name ?? wordsFor("kind", file.kind) ?? t("kind.document")}
      {file.size !== null && ` · ${fileSize(file.size)}`}
    </span>
    <span class="file-state-why">{wordsFor("file", file.state) ?? t("file.failed")}</span>
    {(file.state === "failed" || file.state === "too_big") && can("conversations.answer") && (
      <button type="button" class="link-button" onClick={() => tryAgain(file.id)}>
        {t("file.again")}
      </button>
    )}
  </div>
);

/** What becomes of it is told by the log. */
function tryAgain(attachmentId: number): void {
  fetchAgain(attachmentId).catch((cause: unknown) => tellRefused(t("done.not_done"), refusedBy(cause)));
}
