import { Check, X } from "lucide-preact";
import { useEffect, useRef } from "preact/hooks";
import type { ConversationRow } from "#shared/wire.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { t } from "../../words/t.ts";
import { putLink } from "./put-format.ts";

/** Where the words are to lead. */
export function LinkField({ row }: { readonly row: ConversationRow }) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const put = () => putLink(row, field.current?.value.trim() ?? "");
  return (
    <div class="format-bar">
      <input
        ref={field}
        class="field"
        type="text"
        inputMode="url"
        placeholder="https://"
        aria-label={t("format.link_address")}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === "Enter") put();
          if (event.key === "Escape") putLink(row, "");
        }}
      />
      <IconButton icon={Check} label={t("act.save")} onClick={put} />
      <IconButton icon={X} label={t("act.cancel")} onClick={() => putLink(row, "")} />
    </div>
  );
}
