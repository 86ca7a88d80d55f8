import type { EntityCard, OperatorCard, TeamCard } from "#shared/wire.ts";
import { bothLayouts } from "../../words/layout.ts";

/** Whom a note can call: one of us, or everybody of a team. */
export type Called = { readonly key: string; readonly name: string; readonly mark: Partial<EntityCard> } & (
  | { readonly operator: OperatorCard; readonly team?: never }
  | { readonly team: TeamCard; readonly operator?: never }
);

/** Colleagues who may come, then teams, whose names have a word that begins with what was typed. */
export function calledBy(
  query: string,
  operators: readonly OperatorCard[],
  teams: readonly TeamCard[],
  myId: number,
): readonly Called[] {
  const people = operators
    .filter(({ id, disabled }) => !disabled && id !== myId)
    .map(
      (operator): Called => ({
        key: `o${operator.id}`,
        name: operator.name,
        mark: { operator_id: operator.id },
        operator,
      }),
    );
  const groups = teams
    .filter(({ member_ids }) => member_ids.some((id) => id !== myId))
    .map((team): Called => ({ key: `t${team.id}`, name: team.name, mark: { team_id: team.id }, team }));
  const readings = query === "" ? [""] : bothLayouts(query).map((one) => one.toLowerCase());
  return [...people, ...groups].filter(({ name }) =>
    readings.some((reading) =>
      name
        .toLowerCase()
        .split(/\s+/)
        .some((word) => word.startsWith(reading)),
    ),
  );
}
