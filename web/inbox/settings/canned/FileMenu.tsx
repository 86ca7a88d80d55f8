import { Download, EllipsisVertical, Upload } from "lucide-preact";
import { useRef } from "preact/hooks";
import type { CannedFolderCard, CannedReplyCard } from "#shared/wire.ts";
import { bringCanned } from "../../api/canned.ts";
import { tell } from "../../stores/notice.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { Menu } from "../../ui/Menu.tsx";
import { t } from "../../words/t.ts";
import { carryOut } from "../carry-out.ts";
import { asFile, readReplies } from "./reply-file.ts";

type Props = { readonly replies: readonly CannedReplyCard[]; readonly folders: readonly CannedFolderCard[] };

const AT_ONCE = 500;

/** Replies come from a file and go into one. */
export function FileMenu({ replies, folders }: Props) {
  const chooser = useRef<HTMLInputElement>(null);
  const bring = async (file: File | undefined) => {
    if (!file) return;
    const rows = readReplies(await file.text());
    if (rows.length === 0) return tell(t("canned.file_wrong"));
    await carryOut(async () => {
      const { added, changed, same } = await bringCanned(rows.slice(0, AT_ONCE));
      tell(t("canned.brought", { added, changed, same }));
    });
  };
  const items = [
    {
      key: "import",
      label: t("canned.import"),
      note: t("canned.file_hint"),
      icon: Upload,
      act: () => chooser.current?.click(),
    },
    { key: "export", label: t("canned.export"), icon: Download, act: () => save(asFile(replies, folders)) },
  ];
  return (
    <>
      <input
        ref={chooser}
        type="file"
        hidden
        accept=".json,.csv,application/json,text/csv"
        onChange={(event) => {
          void bring(event.currentTarget.files?.[0]);
          event.currentTarget.value = "";
        }}
      />
      <Menu
        items={items}
        label={t("canned.import")}
        trigger={({ ref, ...props }) => (
          <IconButton icon={EllipsisVertical} label={t("canned.import")} buttonRef={ref} {...props} />
        )}
      />
    </>
  );
}

function save(text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = "canned.json";
  link.click();
  URL.revokeObjectURL(link.href);
}
