import { AtSign } from "lucide-preact";
import { house } from "../stores/house.ts";
import { Icon } from "../ui/Icon.tsx";
import { useRead } from "../ui/use-read.ts";
import { t } from "../words/t.ts";

/** Somebody calls me in a note there. */
export function MentionMark({ conversationId }: { readonly conversationId: number }) {
  const isNamed = useRead(() => Boolean(house.value?.mentioned[conversationId]), [conversationId]);
  if (!isNamed) return null;
  return (
    <span class="row-mark is-mention" role="img" title={t("mention.row")} aria-label={t("mention.row")}>
      <Icon of={AtSign} />
    </span>
  );
}
