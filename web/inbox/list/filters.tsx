import type { ComponentChildren } from "preact";
import type { Priority } from "#shared/wire.ts";
import type { NARROWING } from "../state/view.ts";
import { tags } from "../stores/attributes.ts";
import { teams } from "../stores/hours.ts";
import { channels, operators } from "../stores/house.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { ChannelMark } from "../ui/ChannelMark.tsx";
import { channelName } from "../words/channel-name.ts";
import { type Key, t } from "../words/t.ts";

type Choice = {
  readonly value: number | string;
  readonly label: string;
  readonly mark?: ComponentChildren;
};

/** One thing that narrows the list down, and what can be chosen of it. */
export type Filter = {
  readonly name: (typeof NARROWING)[number];
  readonly title: Key;
  readonly any: Key;
  /** What was chosen and is no more. */
  readonly gone: Key;
  readonly choices: () => readonly Choice[];
};

const PRIORITIES: readonly Priority[] = ["urgent", "high", "normal", "low"];

const channelChoices = (): readonly Choice[] =>
  channels.value.map((channel) => ({
    value: channel.id,
    label: channelName(channel, channels.value),
    mark: <ChannelMark kind={channel.kind} />,
  }));

const operatorChoices = (): readonly Choice[] =>
  operators.value
    .filter(({ disabled }) => !disabled)
    .map((person) => ({ value: person.id, label: person.name, mark: <Avatar person={person} size={20} /> }));

const named = (cards: readonly { readonly id: number; readonly name: string }[] | null): readonly Choice[] =>
  (cards ?? []).map(({ id, name }) => ({ value: id, label: name }));

export const FILTERS: readonly Filter[] = [
  {
    name: "channel_id",
    title: "views.filter.channel",
    any: "views.any.channel",
    gone: "views.gone.channel",
    choices: channelChoices,
  },
  {
    name: "assignee_id",
    title: "views.filter.assignee",
    any: "views.any.assignee",
    gone: "views.gone.assignee",
    choices: operatorChoices,
  },
  {
    name: "team_id",
    title: "views.filter.team",
    any: "views.any.team",
    gone: "views.gone.team",
    choices: () => named(teams.value),
  },
  {
    name: "tag_id",
    title: "views.filter.tag",
    any: "views.any.tag",
    gone: "views.gone.tag",
    choices: () => named(tags.value),
  },
  {
    name: "priority",
    title: "views.filter.priority",
    any: "views.any.priority",
    gone: "views.any.priority",
    choices: () => PRIORITIES.map((value) => ({ value, label: t(`views.priority.${value}`) })),
  },
];
