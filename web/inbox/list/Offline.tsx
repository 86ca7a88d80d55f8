import { CloudOff } from "lucide-preact";
import { now } from "../stores/clock.ts";
import { staleSince } from "../stores/connection.ts";
import { line } from "../stores/fate.ts";
import { Icon } from "../ui/Icon.tsx";
import { moment } from "../words/dates.ts";
import { t } from "../words/t.ts";

/** Says honestly that what is shown may be old, and how old. */
export function Offline() {
  const since = staleSince.value;
  return (
    <div role="status" aria-live="polite">
      {since !== null && (
        <div class="offline">
          <Icon of={CloudOff} />
          {line.value.is === "shut" && line.value.why === "wrong_origin"
            ? t("offline.wrong_origin")
            : t("offline.as_of", { at: moment(new Date(since).toISOString(), now.value) })}
        </div>
      )}
    </div>
  );
}
