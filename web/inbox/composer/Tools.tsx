import { LayoutGrid, Mic, Paperclip } from "lucide-preact";
import { useRef } from "preact/hooks";
import type { ConversationRow } from "#shared/wire.ts";
import { target } from "../stores/composing.ts";
import { tell } from "../stores/notice.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { t } from "../words/t.ts";
import { isEditingButtons } from "./buttons-draft.ts";
import { takeFiles, whyNoFiles } from "./files-here.ts";
import { MicButton } from "./MicButton.tsx";
import { SiteLinkButton } from "./SiteLinkButton.tsx";

/** What can go with an answer besides words. */
export function Tools({ row }: { readonly row: ConversationRow }) {
  const chooser = useRef<HTMLInputElement>(null);
  const why = whyNoFiles();
  return (
    <span class="composer-tools">
      <input
        ref={chooser}
        type="file"
        multiple
        hidden
        data-files={row.id}
        onChange={(event) => {
          takeFiles(row, [...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = "";
        }}
      />
      <IconButton
        icon={Paperclip}
        label={why || t("files.attach")}
        aria-disabled={why !== ""}
        onClick={() => (why ? tell(why) : chooser.current?.click())}
      />
      {why ? (
        <IconButton icon={Mic} label={why} aria-disabled onClick={() => tell(why)} />
      ) : (
        <MicButton row={row} />
      )}
      {target.value?.channel?.capabilities.buttons && (
        <IconButton
          icon={LayoutGrid}
          label={t("buttons.add")}
          isOn={isEditingButtons.value === row.id}
          onClick={() => {
            isEditingButtons.value = isEditingButtons.peek() === row.id ? null : row.id;
          }}
        />
      )}
      <SiteLinkButton row={row} />
    </span>
  );
}
