import { LayoutGrid, Mic, Paperclip } from "lucide-preact";
import { useRef } from "preact/hooks";
import type { ConversationRow } from "#shared/wire.ts";
import { mode, target } from "../stores/composing.ts";
import { tell } from "../stores/notice.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { t } from "../words/t.ts";
import { isEditingButtons } from "./buttons-draft.ts";
import { EmojiButton } from "./EmojiButton.tsx";
import { FormatButton } from "./FormatButton.tsx";
import { takeFiles, whyNoFiles } from "./files-here.ts";
import { MicButton } from "./MicButton.tsx";
import { SiteLinkButton } from "./SiteLinkButton.tsx";

/** What can go with words, and how they are put: a note has words alone. */
export function Tools({ row }: { readonly row: ConversationRow }) {
  return (
    <span class="composer-tools">
      {mode.value === "reply" && <Enclosing row={row} />}
      <EmojiButton row={row} />
      <FormatButton />
    </span>
  );
}

function Enclosing({ row }: { readonly row: ConversationRow }) {
  const chooser = useRef<HTMLInputElement>(null);
  const why = whyNoFiles();
  return (
    <>
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
    </>
  );
}
