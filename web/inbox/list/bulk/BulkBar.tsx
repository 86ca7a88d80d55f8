import {
  AlarmClock,
  Check,
  Flag,
  MailCheck,
  RotateCcw,
  ShieldBan,
  Tag,
  UserRoundPlus,
  X,
} from "lucide-preact";
import { useState } from "preact/hooks";
import type { Time } from "#shared/wire.ts";
import { assignItems } from "../../matter/assign-items.tsx";
import { priorityItems } from "../../matter/priority-items.tsx";
import { snoozeItems } from "../../matter/snooze-items.ts";
import { TagPicker } from "../../matter/TagPicker.tsx";
import { WhenDialog } from "../../matter/WhenDialog.tsx";
import { now } from "../../stores/clock.ts";
import { can } from "../../stores/house.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { Menu } from "../../ui/Menu.tsx";
import { moment } from "../../words/dates.ts";
import { counted, t } from "../../words/t.ts";
import { doToPicked, readPicked } from "./do-to-picked.ts";
import { endPicking, picked } from "./picked.ts";
import "./bulk.css";

/** How many rows are picked, and what can be done with all of them. */
export function BulkBar() {
  const [isTagging, setTagging] = useState(false);
  const [isTiming, setTiming] = useState(false);
  const rows = picked.value;
  if (rows.length === 0) return null;
  const areClosed = rows.every(({ status }) => status === "closed");
  const until = (when: Time) =>
    doToPicked({ snooze_until: when }, "bulk.snoozed", { until: moment(when, now.peek()) });
  return (
    <section class="bulk-bar" aria-label={t("bulk.title")}>
      <span class="bulk-count" role="status">
        {counted("bulk.count", rows.length)}
      </span>
      <IconButton icon={MailCheck} label={t("bulk.mark_read")} onClick={readPicked} />
      <IconButton icon={X} label={t("act.cancel")} hint="Esc" onClick={endPicking} />
      {can("conversations.answer") && (
        <div class="bulk-deeds" role="toolbar" aria-label={t("bulk.title")}>
          {areClosed ? (
            <IconButton
              icon={RotateCcw}
              label={t("act.reopen")}
              onClick={() => doToPicked({ reopen: true }, "bulk.reopened")}
            />
          ) : (
            <IconButton
              icon={Check}
              label={t("act.close")}
              onClick={() => doToPicked({ close: true }, "bulk.closed")}
            />
          )}
          {!areClosed && (
            <Menu
              items={snoozeItems(until, () => setTiming(true))}
              label={t("snooze.title")}
              trigger={({ ref, ...props }) => (
                <IconButton icon={AlarmClock} label={t("snooze.title")} buttonRef={ref} {...props} />
              )}
            />
          )}
          <Menu
            items={assignItems({
              assignee: undefined,
              team: undefined,
              toOperator: (id, name) =>
                id === null
                  ? doToPicked({ assignee_id: null }, "bulk.put_back")
                  : doToPicked({ assignee_id: id }, "bulk.given", { name }),
              toTeam: (id, name) => doToPicked({ team_id: id }, "bulk.given", { name: name ?? "" }),
            })}
            label={t("assign.title")}
            trigger={({ ref, ...props }) => (
              <IconButton icon={UserRoundPlus} label={t("assign.title")} buttonRef={ref} {...props} />
            )}
          />
          <IconButton icon={Tag} label={t("tags.put_on")} onClick={() => setTagging(true)} />
          <Menu
            items={priorityItems(undefined, (priority) =>
              doToPicked({ priority }, "bulk.priority", { priority: t(`priority.${priority}`) }),
            )}
            label={t("priority.title")}
            trigger={({ ref, ...props }) => (
              <IconButton icon={Flag} label={t("priority.title")} buttonRef={ref} {...props} />
            )}
          />
          <IconButton
            icon={ShieldBan}
            label={t("spam.title")}
            onClick={() => doToPicked({ spam: true }, "bulk.spam")}
          />
        </div>
      )}
      {isTagging && (
        <TagPicker
          worn={[]}
          onPut={(name) => doToPicked({ add_tags: [name] }, "bulk.tagged", { name })}
          onClose={() => setTagging(false)}
        />
      )}
      {isTiming && <WhenDialog onChoose={until} onClose={() => setTiming(false)} />}
    </section>
  );
}
