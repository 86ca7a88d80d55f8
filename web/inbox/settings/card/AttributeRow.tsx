import { ArrowDown, ArrowUp, Pencil, Trash2 } from "lucide-preact";
import { useState } from "preact/hooks";
import type { AttributeCard } from "#shared/wire.ts";
import { changeAttribute, removeAttribute } from "../../api/attributes.ts";
import { Confirm } from "../../ui/Confirm.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { attributeName } from "../../words/attributes.ts";
import { t } from "../../words/t.ts";
import { carryOut } from "../carry-out.ts";
import { AttributeDialog } from "./AttributeDialog.tsx";

type Props = { readonly attribute: AttributeCard; readonly place: number; readonly isLast: boolean };

/** One definition: what it is called and of which type; it can be moved, changed and taken away. */
export function AttributeRow({ attribute, place, isLast }: Props) {
  const [laid, setLaid] = useState<"change" | "remove" | null>(null);
  const name = attributeName(attribute);
  const close = () => setLaid(null);
  const move = (to: number) => void carryOut(() => changeAttribute(attribute.id, { position: to }));
  return (
    <li class="card">
      <div class="card-words">
        <h3 dir="auto">{name}</h3>
        <p class="is-quiet">
          {t(`attribute_type.${attribute.type}`)}
          {attribute.options.length > 0 && ` · ${attribute.options.join(", ")}`} ·{" "}
          <code>{attribute.key}</code>
        </p>
      </div>
      <div class="card-part-deeds">
        <IconButton
          icon={ArrowUp}
          label={t("attributes.up", { name })}
          disabled={place === 0}
          onClick={() => move(place - 1)}
        />
        <IconButton
          icon={ArrowDown}
          label={t("attributes.down", { name })}
          disabled={isLast}
          onClick={() => move(place + 1)}
        />
        <IconButton
          icon={Pencil}
          label={t("attributes.change", { name })}
          onClick={() => setLaid("change")}
        />
        <IconButton
          icon={Trash2}
          label={t(attribute.built_in ? "attributes.built_in" : "attributes.remove", { name })}
          disabled={attribute.built_in}
          onClick={() => setLaid("remove")}
        />
      </div>
      {laid === "change" && <AttributeDialog attribute={attribute} onClose={close} />}
      {laid === "remove" && (
        <Confirm
          title={t("attributes.remove", { name })}
          deed={t("attributes.remove_deed")}
          onConfirm={() => void carryOut(() => removeAttribute(attribute.id))}
          onClose={close}
        >
          {t("attributes.remove_words")}
        </Confirm>
      )}
    </li>
  );
}
