import { ArrowDown, ArrowUp } from "lucide-preact";
import { Icon } from "../ui/Icon.tsx";
import { counted, grouped, t } from "../words/t.ts";
import { jumpToUnread } from "./jump.ts";

type Props = {
  readonly unread: number;
  readonly isUnreadInView: boolean;
  readonly toEnd: () => void;
};

/** The ways from where one reads: to the first new words, and back to now. */
export const Leads = ({ unread, isUnreadInView, toEnd }: Props) => (
  <div class="history-leads">
    {unread > 0 && !isUnreadInView && (
      <button
        type="button"
        class="pill to-end"
        data-tip={t("thread.to_unread")}
        aria-label={t("thread.to_unread")}
        onClick={() => void jumpToUnread(unread)}
      >
        <Icon of={ArrowUp} size={20} />
      </button>
    )}
    <button
      type="button"
      class="pill to-end"
      onClick={toEnd}
      aria-label={unread > 0 ? counted("thread.missed", unread) : t("thread.to_end")}
    >
      <Icon of={ArrowDown} size={20} />
      {unread > 0 && <span class="badge">{unread > 999 ? "999+" : grouped(unread)}</span>}
    </button>
  </div>
);
