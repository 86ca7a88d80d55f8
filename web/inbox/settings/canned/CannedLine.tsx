import { Lock } from "lucide-preact";
import type { CannedReplyCard } from "#shared/wire.ts";
import { Icon } from "../../ui/Icon.tsx";
import { counted, t } from "../../words/t.ts";

type Props = { readonly reply: CannedReplyCard; readonly open: () => void };

/** A reply in the list: what it is called, how it begins, how often it helped. */
export const CannedLine = ({ reply, open }: Props) => (
  <li>
    <button type="button" class="canned-line" onClick={open}>
      <span class="canned-title">
        <span dir="auto">{reply.title}</span>
        {reply.shortcut !== "" && <code dir="auto">/{reply.shortcut}</code>}
        {reply.language !== null && <small>{reply.language.toUpperCase()}</small>}
        {!reply.is_shared && (
          <small>
            <Icon of={Lock} /> {t("canned.private")}
          </small>
        )}
      </span>
      <span class="canned-text" dir="auto">
        {reply.text}
      </span>
      <span class="canned-used">
        {reply.used_count > 0 ? counted("canned.used", reply.used_count) : t("canned.never_used")}
      </span>
    </button>
  </li>
);
