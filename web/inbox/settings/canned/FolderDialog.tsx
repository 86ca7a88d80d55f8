import { useState } from "preact/hooks";
import type { CannedFolderCard } from "#shared/wire.ts";
import { addFolder, changeFolder } from "../../api/canned.ts";
import { type Refused, refusedBy } from "../../api/refused.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { t } from "../../words/t.ts";
import { FormTrouble } from "../FormTrouble.tsx";

type Props = { readonly folder: CannedFolderCard | null; readonly onClose: () => void };

/** A new folder, or another name for one. */
export function FolderDialog({ folder, onClose }: Props) {
  const [refused, setRefused] = useState<Refused | null>(null);
  const submit = async (form: HTMLFormElement) => {
    const name = String(new FormData(form).get("name") ?? "").trim();
    try {
      await (folder ? changeFolder(folder.id, { name }) : addFolder(name));
      onClose();
    } catch (cause) {
      setRefused(refusedBy(cause));
    }
  };
  return (
    <Dialog title={t(folder ? "canned.rename_folder" : "canned.new_folder")} onClose={onClose}>
      <form
        class="form"
        autocomplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          void submit(event.currentTarget);
        }}
      >
        <label>
          {t("canned.title")}
          <input class="field" name="name" required maxLength={80} defaultValue={folder?.name ?? ""} />
        </label>
        <FormTrouble refused={refused} />
        <button type="submit" class="button is-main">
          {t("act.save")}
        </button>
      </form>
    </Dialog>
  );
}
