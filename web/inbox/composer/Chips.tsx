import type { ConversationRow } from "#shared/wire.ts";
import type { Upload } from "../stores/uploads.ts";
import { t } from "../words/t.ts";
import { Chip } from "./Chip.tsx";

/** The files that will go with the words. */
export const Chips = ({
  row,
  files,
}: {
  readonly row: ConversationRow;
  readonly files: readonly Upload[];
}) => (
  <ul class="chips" aria-label={t("files.attached")}>
    {files.map((file) => (
      <Chip key={file.id} file={file} row={row} />
    ))}
  </ul>
);
