import { File, Film, Music, RotateCcw, X } from "lucide-preact";
import type { ConversationRow } from "#shared/wire.ts";
import { takeOut, uploadAgain } from "../actions/enclose.ts";
import { target } from "../stores/composing.ts";
import type { Upload } from "../stores/uploads.ts";
import { Icon } from "../ui/Icon.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { codeWords } from "../words/refusals.ts";
import { fileSize } from "../words/sizes.ts";
import { t } from "../words/t.ts";

type Props = { readonly file: Upload; readonly row: ConversationRow };

/** One file: what it is, how far it has come, or why it cannot go. */
export function Chip({ file, row }: Props) {
  const { fate } = file;
  const isRefused = fate.is === "refused";
  return (
    <li class={`chip ${isRefused ? "is-refused" : ""}`}>
      <Look file={file} />
      <span class="chip-words">
        <span class="chip-name" dir="auto" title={file.name}>
          {file.name}
        </span>
        <small role={isRefused ? "alert" : undefined}>
          {isRefused ? whyNot(file, fate.code) : fileSize(file.size)}
        </small>
      </span>
      {isRefused && isRepeatable(file) && (
        <IconButton icon={RotateCcw} label={t("act.retry")} onClick={() => uploadAgain(file.id)} />
      )}
      <IconButton
        icon={X}
        label={t(fate.is === "going" ? "files.cancel" : "files.remove", { name: file.name })}
        onClick={() => takeOut(row.id, file)}
      />
      {fate.is === "going" && (
        <progress class="chip-progress" max={1} value={fate.share} aria-label={t("files.uploading")} />
      )}
    </li>
  );
}

function Look({ file }: { readonly file: Upload }) {
  const isPicture = file.kind === "photo" || file.kind === "animation";
  if (file.preview && isPicture) return <img class="chip-picture" src={file.preview} alt="" />;
  return (
    <span class="chip-picture">
      <Icon of={file.kind === "video" ? Film : file.kind === "audio" ? Music : File} size={20} />
    </span>
  );
}

const channelLimit = (): number => target.value?.channel?.capabilities.file_limit ?? 0;

const isRepeatable = ({ size }: Upload): boolean => size <= channelLimit();

/** The channel's own limit is worth its number. */
const whyNot = (file: Upload, code: string): string =>
  code === "file_too_big" && !isRepeatable(file)
    ? t("files.over_limit", { size: fileSize(file.size), limit: fileSize(channelLimit()) })
    : codeWords(code);
