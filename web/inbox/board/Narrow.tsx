import type { BoardAsked } from "../api/board.ts";
import { teams } from "../stores/hours.ts";
import { channelNameOf, channels } from "../stores/house.ts";
import { t } from "../words/t.ts";

type Props = { readonly asked: BoardAsked; readonly onChange: (asked: BoardAsked) => void };

/** Of one team, of one channel, or of all. */
export const Narrow = ({ asked, onChange }: Props) => (
  <div class="board-narrow">
    {(teams.value ?? []).length > 0 && (
      <Select
        label={t("board.team")}
        all={t("board.all_teams")}
        options={(teams.value ?? []).map(({ id, name }) => ({ id, name }))}
        value={asked.team_id}
        onChange={(team_id) => onChange({ ...asked, team_id })}
      />
    )}
    {channels.value.length > 1 && (
      <Select
        label={t("board.channel")}
        all={t("board.all_channels")}
        options={channels.value.map(({ id }) => ({ id, name: channelNameOf(id) }))}
        value={asked.channel_id}
        onChange={(channel_id) => onChange({ ...asked, channel_id })}
      />
    )}
  </div>
);

type SelectProps = {
  readonly label: string;
  readonly all: string;
  readonly options: readonly { readonly id: number; readonly name: string }[];
  readonly value: number | null;
  readonly onChange: (id: number | null) => void;
};

const Select = ({ label, all, options, value, onChange }: SelectProps) => (
  <select
    class="field"
    aria-label={label}
    value={value ?? ""}
    onChange={(event) => onChange(event.currentTarget.value ? Number(event.currentTarget.value) : null)}
  >
    <option value="">{all}</option>
    {options.map(({ id, name }) => (
      <option key={id} value={id}>
        {name}
      </option>
    ))}
  </select>
);
