import { useEffect, useRef, useState } from "preact/hooks";
import type { BoardCard } from "#shared/wire.ts";
import { type BoardAsked, readBoard } from "../api/board.ts";
import { type Refused, refusedBy } from "../api/refused.ts";
import { say } from "../live/follow.ts";
import { line } from "../stores/fate.ts";
import { boardBell } from "../stores/fleeting.ts";

/** The board, read again whenever the bell rings, the line is back or something else is asked; one question at a time. */
export function useBoard({ team_id, channel_id }: BoardAsked) {
  const [board, setBoard] = useState<BoardCard | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [attempt, setAttempt] = useState(0);
  const asking = useRef({ isOn: false, isAsked: false, asked: { team_id, channel_id } });
  const bell = boardBell.value;
  const isLive = line.value.is === "open";
  useEffect(() => {
    if (isLive) say({ type: "watching", board: true });
    return () => say({ type: "watching", board: false });
  }, [isLive]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each of them is a reason to read again.
  useEffect(() => {
    const state = asking.current;
    state.asked = { team_id, channel_id };
    state.isAsked = true;
    const read = async () => {
      if (state.isOn) return;
      state.isOn = true;
      while (state.isAsked) {
        state.isAsked = false;
        try {
          setBoard(await readBoard(state.asked));
          setRefused(null);
        } catch (cause) {
          setRefused(refusedBy(cause));
        }
      }
      state.isOn = false;
    };
    void read();
  }, [bell, isLive, attempt, team_id, channel_id]);
  return { board, refused, again: () => setAttempt(attempt + 1) };
}
