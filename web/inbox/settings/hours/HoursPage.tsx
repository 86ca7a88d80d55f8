import { House, UsersRound } from "lucide-preact";
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { AllHours, HoursCard } from "#shared/wire.ts";
import { HOUSE, type HoursPlace, hours, learnHours, ownHours, teams } from "../../stores/hours.ts";
import { channels } from "../../stores/house.ts";
import { ChannelMark } from "../../ui/ChannelMark.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { Skeleton, Trouble } from "../../ui/states.tsx";
import { language, t } from "../../words/t.ts";
import { useLearnt } from "../use-learnt.ts";
import { HoursEditor } from "./HoursEditor.tsx";
import { StandingNow } from "./StandingNow.tsx";
import { weekWords } from "./say.ts";
import { zoneOf } from "./zones.ts";
import "../../styles/hours.css";

type Opened = { readonly place: HoursPlace; readonly name: string };

/** When somebody answers: the whole house, and where it is otherwise. */
export function HoursPage() {
  const { refused, again } = useLearnt(learnHours);
  const [opened, setOpened] = useState<Opened | null>(null);
  const all = hours.value;
  if (refused) return <Trouble refused={refused} retry={again} />;
  if (!all || !teams.value) return <Skeleton kind="form" />;
  if (opened)
    return (
      <HoursEditor
        {...opened}
        own={ownHours(all, opened.place)}
        inherited={all.house ?? undefined}
        onClose={() => setOpened(null)}
      />
    );
  return (
    <>
      <header class="settings-head">
        <h2>{t("settings.hours")}</h2>
      </header>
      <ul class="cards">
        <PlaceLine
          all={all}
          place={HOUSE}
          name={t("hours.house")}
          mark={<Icon of={House} size={20} />}
          open={setOpened}
        />
      </ul>
      {channels.value.length > 0 && (
        <Part title={t("settings.channels")} about={t("hours.channels_about")}>
          {channels.value.map((channel) => (
            <PlaceLine
              key={channel.id}
              all={all}
              place={{ channel_id: channel.id, team_id: null }}
              name={channel.name}
              mark={<ChannelMark kind={channel.kind} size={20} />}
              open={setOpened}
            >
              <StandingNow channelId={channel.id} />
            </PlaceLine>
          ))}
        </Part>
      )}
      {teams.value.length > 0 && (
        <Part title={t("settings.teams")} about={t("hours.teams_about")}>
          {teams.value.map((team) => (
            <PlaceLine
              key={team.id}
              all={all}
              place={{ channel_id: null, team_id: team.id }}
              name={team.name}
              mark={<Icon of={UsersRound} size={20} />}
              open={setOpened}
            />
          ))}
        </Part>
      )}
    </>
  );
}

const Part = (props: {
  readonly title: string;
  readonly about: string;
  readonly children: ComponentChildren;
}) => (
  <section class="hours-part">
    <h3>{props.title}</h3>
    <p class="is-quiet">{props.about}</p>
    <ul class="cards">{props.children}</ul>
  </section>
);

type LineProps = Opened & {
  readonly all: AllHours;
  readonly mark: ComponentChildren;
  readonly children?: ComponentChildren;
  readonly open: (what: Opened) => void;
};

function PlaceLine({ all, place, name, mark, children, open }: LineProps) {
  const own = ownHours(all, place);
  return (
    <li class="card is-line">
      {mark}
      <div class="card-words">
        <h3 dir="auto">{name}</h3>
        {own ? (
          <p>{hoursWords(own)}</p>
        ) : (
          <p class="is-quiet">{place === HOUSE ? t("hours.none") : inheritedWords(all, place)}</p>
        )}
        {children}
      </div>
      <button type="button" class="button" onClick={() => open({ place, name })}>
        {t(own ? "act.rewrite" : "hours.set")}
        <span class="only-heard"> {name}</span>
      </button>
    </li>
  );
}

const hoursWords = (card: HoursCard): string =>
  `${weekWords(card.weekly)} · ${zoneOf(card.timezone, language()).name}`;

/** A team without hours of its own keeps those of the channel that somebody wrote to. */
function inheritedWords({ house }: AllHours, place: HoursPlace): string {
  if (place.team_id !== null) return t("hours.like_channel");
  return house ? t("hours.like_house", { hours: weekWords(house.weekly) }) : t("hours.none");
}
