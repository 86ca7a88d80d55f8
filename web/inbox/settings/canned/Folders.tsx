import { ArrowUp, EllipsisVertical, FolderPlus, Pencil, Trash2 } from "lucide-preact";
import { useState } from "preact/hooks";
import type { CannedFolderCard, CannedReplyCard } from "#shared/wire.ts";
import { changeFolder, removeFolder } from "../../api/canned.ts";
import { can, me } from "../../stores/house.ts";
import { Confirm } from "../../ui/Confirm.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Menu } from "../../ui/Menu.tsx";
import { grouped, t } from "../../words/t.ts";
import { carryOut } from "../carry-out.ts";
import { FolderDialog } from "./FolderDialog.tsx";
import { liesIn, type Place } from "./shown.ts";

type Props = {
  readonly folders: readonly CannedFolderCard[];
  readonly replies: readonly CannedReplyCard[];
  readonly place: Place;
  readonly choose: (place: Place) => void;
};

/** The folders, with how much lies in each. */
export function Folders({ folders, replies, place, choose }: Props) {
  const [named, setNamed] = useState<CannedFolderCard | "new" | null>(null);
  const [leaving, setLeaving] = useState<CannedFolderCard | null>(null);
  const line = (at: Place, name: string) => (
    <button
      type="button"
      class={`canned-folder ${at === place ? "is-here" : ""}`}
      aria-current={at === place ? "true" : undefined}
      onClick={() => choose(at)}
    >
      <span dir="auto">{name}</span>
      <small>{grouped(replies.filter((reply) => liesIn(reply, at)).length)}</small>
    </button>
  );
  return (
    <nav class="canned-folders" aria-label={t("canned.folder")}>
      {line("all", t("canned.all"))}
      {line("own", t("canned.own"))}
      {folders.map((folder) => (
        <div key={folder.id} class="canned-folder-row">
          {line(folder.id, folder.name)}
          {(folder.owner_id === me.value?.operator.id || can("settings.manage")) && (
            <Deeds folder={folder} rename={() => setNamed(folder)} remove={() => setLeaving(folder)} />
          )}
        </div>
      ))}
      {folders.length > 0 && line("none", t("canned.no_folder"))}
      <button type="button" class="canned-folder" onClick={() => setNamed("new")}>
        <span>
          <Icon of={FolderPlus} /> {t("canned.new_folder")}
        </span>
      </button>
      {named !== null && (
        <FolderDialog folder={named === "new" ? null : named} onClose={() => setNamed(null)} />
      )}
      {leaving && (
        <Confirm
          title={t("canned.remove_folder")}
          deed={t("canned.remove")}
          onConfirm={() => void carryOut(() => removeFolder(leaving.id))}
          onClose={() => setLeaving(null)}
        >
          {t("canned.remove_folder_sure", { name: leaving.name })}
        </Confirm>
      )}
    </nav>
  );
}

type DeedsProps = {
  readonly folder: CannedFolderCard;
  readonly rename: () => void;
  readonly remove: () => void;
};

function Deeds({ folder, rename, remove }: DeedsProps) {
  const up = () => void carryOut(() => changeFolder(folder.id, { position: folder.position - 1 }));
  const items = [
    ...(folder.position > 0 ? [{ key: "up", label: t("canned.folder_up"), icon: ArrowUp, act: up }] : []),
    { key: "rename", label: t("canned.rename_folder"), icon: Pencil, act: rename },
    { key: "remove", label: t("canned.remove_folder"), icon: Trash2, act: remove },
  ];
  return (
    <Menu
      items={items}
      label={folder.name}
      trigger={({ ref, ...props }) => (
        <IconButton icon={EllipsisVertical} label={folder.name} buttonRef={ref} {...props} />
      )}
    />
  );
}
