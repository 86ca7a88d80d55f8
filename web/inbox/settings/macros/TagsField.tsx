import { X } from "lucide-preact";
import { useId, useState } from "preact/hooks";
import type { MacroDeed } from "#shared/wire.ts";
import { alikeName } from "../../matter/alike-name.ts";
import { tags } from "../../stores/attributes.ts";
import { Icon } from "../../ui/Icon.tsx";
import { tagName } from "../../words/macro-deeds.ts";
import { t } from "../../words/t.ts";

type TagsDeed = Extract<MacroDeed, { readonly do: "tags" }>;
type Props = { readonly deed: TagsDeed; readonly onChange: (deed: TagsDeed) => void };

/** Which tags are put on, also such as nobody has made yet, and which are taken off. */
export function TagsField({ deed, onChange }: Props) {
  const [typed, setTyped] = useState("");
  const list = useId();
  const known = tags.value ?? [];
  const put = () => {
    const name = typed.trim();
    setTyped("");
    if (name === "" || deed.add.some((one) => alikeName(one, name))) return;
    const tag = known.find((one) => alikeName(one.name, name));
    onChange({ ...deed, add: [...deed.add, tag?.name ?? name] });
  };
  const free = known.filter(({ id, name }) => !deed.remove.includes(id) && !deed.add.includes(name));
  return (
    <div class="canned-pair">
      <div class="macro-tags">
        <input
          class="field"
          list={list}
          maxLength={60}
          aria-label={t("macros.put_on")}
          placeholder={t("macros.put_on")}
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
          onBlur={put}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || typed.trim() === "") return;
            event.preventDefault();
            put();
          }}
        />
        <datalist id={list}>
          {free.map(({ id, name }) => (
            <option key={id} value={name} />
          ))}
        </datalist>
        {deed.add.map((name) => (
          <Chip
            key={name}
            name={name}
            drop={() => onChange({ ...deed, add: deed.add.filter((one) => one !== name) })}
          />
        ))}
      </div>
      <div class="macro-tags">
        <select
          class="field"
          aria-label={t("macros.take_off")}
          value=""
          onChange={(event) => {
            const id = Number(event.currentTarget.value);
            event.currentTarget.value = "";
            if (id > 0) onChange({ ...deed, remove: [...deed.remove, id] });
          }}
        >
          <option value="">{t("macros.take_off")}</option>
          {free.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        {deed.remove.map((id) => (
          <Chip
            key={id}
            name={tagName(id)}
            isOff
            drop={() => onChange({ ...deed, remove: deed.remove.filter((one) => one !== id) })}
          />
        ))}
      </div>
    </div>
  );
}

type ChipProps = { readonly name: string; readonly isOff?: boolean; readonly drop: () => void };

const Chip = ({ name, isOff, drop }: ChipProps) => (
  <button
    type="button"
    class={`canned-variable macro-tag ${isOff ? "is-off" : ""}`}
    aria-label={t("macros.drop_tag", { name })}
    onClick={drop}
  >
    <span dir="auto">{name}</span>
    <Icon of={X} />
  </button>
);
