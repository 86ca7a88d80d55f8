import { Pencil, Trash2 } from "lucide-preact";
import { useState } from "preact/hooks";
import type { TagCard } from "#shared/wire.ts";
import { removeTag } from "../../api/attributes.ts";
import { Confirm } from "../../ui/Confirm.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { t } from "../../words/t.ts";
import { carryOut } from "../carry-out.ts";
import { TagDialog } from "./TagDialog.tsx";

/** One tag: it can be renamed, coloured, and taken off everybody. */
export function TagRow({ tag }: { readonly tag: TagCard }) {
  const [laid, setLaid] = useState<"change" | "remove" | null>(null);
  const close = () => setLaid(null);
  const { name } = tag;
  return (
    <li class="card is-line">
      <span class="tag-dot" data-colour={tag.colour ?? undefined} />
      <div class="card-words">
        <h3 dir="auto">{name}</h3>
      </div>
      <div class="card-part-deeds">
        <IconButton icon={Pencil} label={t("tags.change", { name })} onClick={() => setLaid("change")} />
        <IconButton icon={Trash2} label={t("tags.remove", { name })} onClick={() => setLaid("remove")} />
      </div>
      {laid === "change" && <TagDialog tag={tag} onClose={close} />}
      {laid === "remove" && (
        <Confirm
          title={t("tags.remove", { name })}
          deed={t("tags.remove_deed")}
          onConfirm={() => void carryOut(() => removeTag(tag.id))}
          onClose={close}
        >
          {t("tags.remove_words")}
        </Confirm>
      )}
    </li>
  );
}
