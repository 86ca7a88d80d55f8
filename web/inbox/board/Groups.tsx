import type { BoardCard } from "#shared/wire.ts";
import { teams } from "../stores/hours.ts";
import { channelNameOf } from "../stores/house.ts";
import { t } from "../words/t.ts";
import { Waited } from "./Waited.tsx";

/** The same numbers by team and by channel. */
export const Groups = ({ board }: { readonly board: BoardCard }) => {
  const teamName = (id: number | null) =>
    id === null ? t("board.no_team") : (teams.value?.find((team) => team.id === id)?.name ?? "");
  return (
    <>
      {board.teams.some(({ team_id }) => team_id !== null) && (
        <Group title={t("settings.teams")} lines={board.teams} nameOf={({ team_id }) => teamName(team_id)} />
      )}
      {board.channels.length > 0 && (
        <Group
          title={t("settings.channels")}
          lines={board.channels}
          nameOf={({ channel_id }) => channelNameOf(channel_id) || t("board.no_channel")}
        />
      )}
    </>
  );
};

type Line = BoardCard["unassigned"];
type Props<L extends Line> = {
  readonly title: string;
  readonly lines: readonly L[];
  readonly nameOf: (line: L) => string;
};

function Group<L extends Line>({ title, lines, nameOf }: Props<L>) {
  const named = lines
    .map((line) => ({ line, name: nameOf(line) }))
    .sort((a, b) => a.name.localeCompare(b.name));
  return (
    <section aria-label={title}>
      <table class="board-table">
        <thead>
          <tr>
            <th scope="col">{title}</th>
            <th scope="col" class="is-number">
              {t("board.open")}
            </th>
            <th scope="col" class="is-number">
              {t("board.waiting")}
            </th>
            <th scope="col" class="is-number">
              {t("board.longest_short")}
            </th>
            <td />
          </tr>
        </thead>
        <tbody>
          {named.map(({ line, name }) => (
            <tr key={name}>
              <th scope="row" dir="auto">
                {name}
              </th>
              <td class="is-number">{line.open}</td>
              <td class="is-number">{line.waiting}</td>
              <td class="is-number">
                <Waited since={line.waiting_since} />
              </td>
              <td />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
