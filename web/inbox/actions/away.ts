import type { OperatorCard, Time } from "#shared/wire.ts";
import { putAway } from "../api/away.ts";
import { refusedBy } from "../api/refused.ts";
import { tellHandedBack } from "../notices/handed-back.ts";
import { change, me } from "../stores/house.ts";
import { tellRefused } from "../stores/notice.ts";
import { isAway } from "../stores/standing.ts";
import { t } from "../words/t.ts";

/** I go away or come back; it shows in the same frame, and is taken back should the server refuse it. */
export async function setAway(away: boolean, until: Time | null = null): Promise<void> {
  const before = me.peek()?.operator;
  if (!before) return;
  const since = away ? (before.away_since ?? new Date().toISOString()) : null;
  wear({ ...before, away, away_until: until, away_since: since });
  if (!away) tellHandedBack();
  try {
    wear(await putAway(away, until));
  } catch (cause) {
    wear(before);
    tellRefused(t("done.not_done"), refusedBy(cause));
  }
}

/** For one key: away, and back. */
export function switchAway(): void {
  const mine = me.peek()?.operator;
  if (mine) void setAway(!isAway(mine, Date.now()));
}

const wear = (card: OperatorCard): void =>
  change((state) => ({
    ...state,
    me: { ...state.me, operator: card },
    operators: state.operators.map((one) => (one.id === card.id ? card : one)),
  }));
