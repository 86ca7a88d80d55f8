import { Plus } from "lucide-preact";
import { useState } from "preact/hooks";
import { attributes, learnAttributes, tags } from "../../stores/attributes.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Skeleton, Trouble } from "../../ui/states.tsx";
import { t } from "../../words/t.ts";
import { useLearnt } from "../use-learnt.ts";
import { AttributeDialog } from "./AttributeDialog.tsx";
import { AttributeRow } from "./AttributeRow.tsx";
import { TagDialog } from "./TagDialog.tsx";
import { TagRow } from "./TagRow.tsx";
import "../../styles/attributes.css";
import "../../styles/card-page.css";

/** What a client's card holds: attributes in their order, and tags. */
export function CardPage() {
  const [laid, setLaid] = useState<"attribute" | "tag" | null>(null);
  const { refused, again } = useLearnt(learnAttributes);
  const close = () => setLaid(null);
  if (refused) return <Trouble refused={refused} retry={again} />;
  if (!attributes.value || !tags.value) return <Skeleton kind="form" />;
  return (
    <>
      <header class="settings-head">
        <h2>{t("settings.card")}</h2>
      </header>
      <section class="card-part" aria-labelledby="card-attributes">
        <header class="card-part-head">
          <h3 id="card-attributes">{t("attributes.title")}</h3>
          <button type="button" class="button" onClick={() => setLaid("attribute")}>
            <Icon of={Plus} />
            {t("attributes.add")}
          </button>
        </header>
        <p class="is-quiet">{t("attributes.about")}</p>
        <ul class="cards">
          {attributes.value.map((attribute, place, all) => (
            <AttributeRow
              key={attribute.id}
              attribute={attribute}
              place={place}
              isLast={place === all.length - 1}
            />
          ))}
        </ul>
      </section>
      <section class="card-part" aria-labelledby="card-tags">
        <header class="card-part-head">
          <h3 id="card-tags">{t("panel.tags")}</h3>
          <button type="button" class="button" onClick={() => setLaid("tag")}>
            <Icon of={Plus} />
            {t("tags.add")}
          </button>
        </header>
        {tags.value.length > 0 ? (
          <ul class="cards">
            {tags.value.map((tag) => (
              <TagRow key={tag.id} tag={tag} />
            ))}
          </ul>
        ) : (
          <p class="is-quiet">{t("tags.none")}</p>
        )}
      </section>
      {laid === "attribute" && <AttributeDialog attribute={null} onClose={close} />}
      {laid === "tag" && <TagDialog tag={null} onClose={close} />}
    </>
  );
}
