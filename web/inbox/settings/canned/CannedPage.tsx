import { MessageSquareQuote, Plus } from "lucide-preact";
import { useState } from "preact/hooks";
import type { CannedReplyCard } from "#shared/wire.ts";
import { cannedFolders, cannedReplies, learnCanned } from "../../stores/canned.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Quiet, Skeleton, Trouble } from "../../ui/states.tsx";
import { t } from "../../words/t.ts";
import { useLearnt } from "../use-learnt.ts";
import { CannedDialog } from "./CannedDialog.tsx";
import { CannedLine } from "./CannedLine.tsx";
import { FileMenu } from "./FileMenu.tsx";
import { Folders } from "./Folders.tsx";
import { type Place, shownOf } from "./shown.ts";
import "../../styles/canned.css";

/** Answers kept at hand, by folder. */
export function CannedPage() {
  const { refused, again } = useLearnt(learnCanned);
  const [place, setPlace] = useState<Place>("all");
  const [query, setQuery] = useState("");
  const [opened, setOpened] = useState<CannedReplyCard | "new" | null>(null);
  if (refused) return <Trouble refused={refused} retry={again} />;
  const all = cannedReplies.value;
  if (!all) return <Skeleton kind="form" />;
  const folders = cannedFolders.value;
  const here = typeof place === "number" && !folders.some(({ id }) => id === place) ? "all" : place;
  const shown = shownOf(all, here, query);
  const add = () => setOpened("new");
  return (
    <div class="canned-page">
      <header class="settings-head">
        <h2>{t("settings.canned")}</h2>
        <FileMenu replies={all} folders={folders} />
        <button type="button" class="button is-main" onClick={add}>
          <Icon of={Plus} />
          {t("canned.add")}
        </button>
      </header>
      <p class="settings-about">{t("canned.about")}</p>
      <div class="canned-rooms">
        <Folders folders={folders} replies={all} place={here} choose={setPlace} />
        <div>
          <input
            class="field"
            type="search"
            placeholder={t("canned.search")}
            aria-label={t("canned.search")}
            value={query}
            onInput={(event) => setQuery(event.currentTarget.value)}
          />
          {shown.length > 0 ? (
            <ul class="canned-list">
              {shown.map((reply) => (
                <CannedLine key={reply.id} reply={reply} open={() => setOpened(reply)} />
              ))}
            </ul>
          ) : (
            <Quiet icon={MessageSquareQuote}>
              {t(query.trim() === "" ? "canned.empty" : "canned.nothing_found")}
            </Quiet>
          )}
        </div>
      </div>
      {opened !== null && (
        <CannedDialog
          reply={opened === "new" ? null : opened}
          folderId={typeof here === "number" ? here : null}
          isOwn={here === "own"}
          onClose={() => setOpened(null)}
        />
      )}
    </div>
  );
}
