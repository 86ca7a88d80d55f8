import { useEffect } from "preact/hooks";
import type { ConversationRow } from "#shared/wire.ts";
import { cannedFolders, cannedReplies, learnCanned } from "../../stores/canned.ts";
import { Words } from "../../thread/Words.tsx";
import { t } from "../../words/t.ts";
import { asked } from "../suggest/asking.ts";
import { Choices } from "../suggest/Choices.tsx";
import type { Trigger } from "../suggest/trigger.ts";
import { marked } from "../unfilled-marks.ts";
import { clientLanguage, filledFor } from "./known-of.ts";
import { matching } from "./match.ts";
import { takeCanned } from "./take-canned.ts";

const MOST = 30;

type Props = { readonly row: ConversationRow; readonly trigger: Trigger };

/** Answers kept at hand, and how the one under the cursor will read. */
export function CannedChoices({ row, trigger }: Props) {
  useEffect(() => {
    learnCanned().catch(() => undefined);
  }, []);
  const known = cannedReplies.value;
  if (known === null) return null;
  const folders = new Map(cannedFolders.value.map(({ id, name }) => [id, name]));
  return (
    <Choices
      trigger={trigger}
      label={t("canned.list")}
      items={matching(known, trigger.query, clientLanguage(row)).slice(0, MOST)}
      nothing={t(known.length === 0 ? "canned.none_yet" : "canned.not_found")}
      keyOf={({ id }) => id}
      line={(reply) => (
        <>
          <span class="suggest-title" dir="auto">
            {reply.title}
          </span>
          <span class="suggest-note">
            {reply.shortcut ? `/${reply.shortcut}` : folders.get(reply.folder_id ?? 0)}
          </span>
        </>
      )}
      beside={(reply) => <Words {...marked(filledFor(reply, row))} />}
      take={(reply) => {
        asked.value = null;
        takeCanned(reply, row, trigger.from, trigger.from + 1 + trigger.query.length);
      }}
    />
  );
}
