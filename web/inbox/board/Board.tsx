import { useState } from "preact/hooks";
import type { BoardAsked } from "../api/board.ts";
import { Offline } from "../list/Offline.tsx";
import { useLearnt } from "../settings/use-learnt.ts";
import { learnHours } from "../stores/hours.ts";
import { Skeleton, Trouble } from "../ui/states.tsx";
import { t } from "../words/t.ts";
import { Groups } from "./Groups.tsx";
import { Longest } from "./Longest.tsx";
import { Narrow } from "./Narrow.tsx";
import { People } from "./People.tsx";
import { useBoard } from "./use-board.ts";
import "../styles/board.css";

/** Who is here, how much each has, and who waits longest; followed as it happens. */
export function Board() {
  const [asked, setAsked] = useState<BoardAsked>({ team_id: null, channel_id: null });
  const { board, refused, again } = useBoard(asked);
  useLearnt(learnHours);
  return (
    <main class="board-page" aria-label={t("board.title")}>
      <header class="head">
        <h1 class="head-title">{t("board.title")}</h1>
        <Narrow asked={asked} onChange={setAsked} />
      </header>
      <Offline />
      {!board && refused && <Trouble refused={refused} retry={again} />}
      {!board && !refused && <Skeleton kind="rows" />}
      {board && (
        <div class="board">
          <div class="board-side">
            <People board={board} />
            <Groups board={board} />
          </div>
          <Longest rows={board.longest} />
        </div>
      )}
    </main>
  );
}
