import type { OperatorLoad } from "#shared/wire.ts";

const RANK = { online: 0, idle: 1, away: 2, offline: 3 } as const;

/** Who is here first; among those who stand alike by id, so that nobody moves because a number does. */
export const inOrder = (people: readonly OperatorLoad[]): readonly OperatorLoad[] =>
  [...people].sort((a, b) => RANK[a.standing] - RANK[b.standing] || a.operator_id - b.operator_id);
