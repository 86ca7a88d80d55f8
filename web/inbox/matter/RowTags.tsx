import { useEffect } from "preact/hooks";
import { learnAttributes, tags } from "../stores/attributes.ts";
import { t } from "../words/t.ts";

const MOST = 3;

type Props = { readonly ids: readonly number[]; readonly isNamed?: boolean };

/** The tags of a matter: dots in the list, names in the head. One that is gone is not shown. */
export function RowTags({ ids, isNamed }: Props) {
  const isWanted = ids.length > 0;
  useEffect(() => {
    if (isWanted) learnAttributes().catch(() => undefined);
  }, [isWanted]);
  const worn = (tags.value ?? []).filter(({ id }) => ids.includes(id));
  if (worn.length === 0) return null;
  const names = worn.map(({ name }) => name).join(", ");
  const shown = worn.slice(0, MOST);
  return (
    <span
      class={`matter-tags ${isNamed ? "is-named" : ""}`}
      role="img"
      title={names}
      aria-label={t("matter.tags_are", { names })}
    >
      {shown.map((tag) =>
        isNamed ? (
          <span key={tag.id} class="matter-tag" data-colour={tag.colour ?? undefined} dir="auto">
            <span class="matter-dot" data-colour={tag.colour ?? undefined} />
            {tag.name}
          </span>
        ) : (
          <span key={tag.id} class="matter-dot" data-colour={tag.colour ?? undefined} />
        ),
      )}
      {worn.length > MOST && <span>+{worn.length - MOST}</span>}
    </span>
  );
}
