import { useState } from "preact/hooks";
import type { TagCard, TagColour } from "#shared/wire.ts";
import { addTag, changeTag } from "../../api/attributes.ts";
import { type Refused, refusedBy } from "../../api/refused.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { t } from "../../words/t.ts";
import { FormTrouble } from "../FormTrouble.tsx";

const COLOURS: readonly TagColour[] = ["grey", "red", "amber", "green", "blue"];

type Props = { readonly tag: TagCard | null; readonly onClose: () => void };

/** A new tag, or another name or colour for one. */
export function TagDialog({ tag, onClose }: Props) {
  const [colour, setColour] = useState<TagColour | null>(tag?.colour ?? null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const submit = async (form: HTMLFormElement) => {
    const name = String(new FormData(form).get("name") ?? "").trim();
    setRefused(null);
    try {
      await (tag ? changeTag(tag.id, { name, colour }) : addTag({ name, colour }));
      onClose();
    } catch (cause) {
      setRefused(refusedBy(cause));
    }
  };
  return (
    <Dialog title={tag ? t("tags.change", { name: tag.name }) : t("tags.add")} onClose={onClose}>
      <form
        class="form"
        autocomplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          void submit(event.currentTarget);
        }}
      >
        <label>
          {t("tags.name")}
          <input class="field" name="name" required maxLength={60} defaultValue={tag?.name ?? ""} />
        </label>
        <fieldset class="setting">
          <legend>{t("tags.colour")}</legend>
          <div class="choice">
            {[null, ...COLOURS].map((one) => (
              <label key={one ?? "none"} class={one === colour ? "is-chosen" : ""}>
                <input type="radio" name="colour" checked={one === colour} onChange={() => setColour(one)} />
                {one && <span class="tag-dot" data-colour={one} />}
                {t(one ? `tag_colour.${one}` : "tag_colour.none")}
              </label>
            ))}
          </div>
        </fieldset>
        <FormTrouble refused={refused} />
        <button type="submit" class="button is-main">
          {t(tag ? "act.save" : "tags.add")}
        </button>
      </form>
    </Dialog>
  );
}
