import { useState } from "preact/hooks";
import type { AttributeCard, AttributeType } from "#shared/wire.ts";
import { changeAttribute, defineAttribute } from "../../api/attributes.ts";
import { type Refused, refusedBy } from "../../api/refused.ts";
import { attributes } from "../../stores/attributes.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { attributeName } from "../../words/attributes.ts";
import { t } from "../../words/t.ts";
import { FormTrouble } from "../FormTrouble.tsx";
import { freeKey } from "./free-key.ts";

const TYPES: readonly AttributeType[] = ["text", "number", "date", "yes_no", "choice", "link"];

type Props = { readonly attribute: AttributeCard | null; readonly onClose: () => void };

/** A new attribute, or another name, type or options for one. */
export function AttributeDialog({ attribute, onClose }: Props) {
  const [type, setType] = useState<AttributeType>(attribute?.type ?? "text");
  const [refused, setRefused] = useState<Refused | null>(null);
  const submit = async (form: HTMLFormElement) => {
    const given = new FormData(form);
    const label = String(given.get("label") ?? "").trim();
    const options = String(given.get("options") ?? "")
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean);
    setRefused(null);
    try {
      if (attribute) await changeAttribute(attribute.id, { label, type, options });
      else await defineAttribute({ key: freeKey(label, attributes.value ?? []), label, type, options });
      onClose();
    } catch (cause) {
      setRefused(refusedBy(cause));
    }
  };
  return (
    <Dialog
      title={attribute ? t("attributes.change", { name: attributeName(attribute) }) : t("attributes.add")}
      onClose={onClose}
    >
      <form
        class="form"
        autocomplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          void submit(event.currentTarget);
        }}
      >
        <label>
          {t("attributes.label")}
          <input
            class="field"
            name="label"
            required={!attribute?.built_in}
            maxLength={80}
            defaultValue={attribute ? attributeName(attribute) : ""}
          />
        </label>
        <label>
          {t("attributes.type")}
          <select
            class="field"
            name="type"
            value={type}
            disabled={attribute?.built_in}
            onChange={(event) => setType(TYPES.find((one) => one === event.currentTarget.value) ?? "text")}
          >
            {TYPES.map((one) => (
              <option key={one} value={one}>
                {t(`attribute_type.${one}`)}
              </option>
            ))}
          </select>
          {attribute && !attribute.built_in && <small>{t("attributes.type_hint")}</small>}
        </label>
        {type === "choice" && (
          <label>
            {t("attributes.options")}
            <textarea
              class="field"
              name="options"
              rows={5}
              required
              defaultValue={attribute?.options.join("\n") ?? ""}
            />
            <small>{t("attributes.options_hint")}</small>
          </label>
        )}
        <FormTrouble refused={refused} />
        <button type="submit" class="button is-main">
          {t(attribute ? "act.save" : "attributes.add")}
        </button>
      </form>
    </Dialog>
  );
}
