import type { ChannelCard } from "#shared/wire.ts";
import { now } from "../stores/clock.ts";
import { ago } from "../words/dates.ts";
import { withRights } from "../words/refusals.ts";
import { counted, t, wordsFor } from "../words/t.ts";
import { type Standing, standingOf } from "./standing.ts";

/** How a channel fares, when it was last heard, what ails it and what waits because of that. */
export function ChannelStanding({ channel }: { readonly channel: ChannelCard }) {
  const standing = standingOf(channel);
  const { queued, last_contact_at } = channel;
  return (
    <div class={`channel-state is-${standing}`}>
      <p>
        <span class="channel-dot" aria-hidden="true" />
        <span class="channel-word">{t(`standing.${standing}`)}</span>
        {last_contact_at && standing !== "absent" && (
          <span class="is-quiet"> · {contactWords(standing, ago(last_contact_at, now.value))}</span>
        )}
        {queued > 0 && <span class="is-quiet"> · {counted("channels.queued", queued)}</span>}
      </p>
      <Ailment channel={channel} standing={standing} />
      <ClosedLines lines={channel.closed_lines} />
    </div>
  );
}

const contactWords = (standing: Standing, moment: string): string =>
  t(standing === "works" ? "channels.contact" : "channels.last_contact", { ago: moment });

function Ailment({ channel, standing }: { readonly channel: ChannelCard; readonly standing: Standing }) {
  const { error_code, error_detail } = channel;
  if (standing === "absent") return <p>{t("channel_error.absent")}</p>;
  if (!error_code || standing === "paused") return null;
  return (
    <div>
      {withRights(
        wordsFor("channel_error", error_code) ?? wordsFor("failure", error_code) ?? t("channel_error.other"),
        error_detail,
      )}
      <details class="details">
        <summary>{t("act.details")}</summary>
        <code>{[error_code, error_detail].filter(Boolean).join(" · ")}</code>
      </details>
    </div>
  );
}

/** Ways to people that somebody took back from us, while the channel itself is well. */
const ClosedLines = ({ lines }: { readonly lines: ChannelCard["closed_lines"] }) =>
  Object.keys(lines).length > 0 && (
    <ul class="channel-lines">
      {Object.entries(lines).map(([line, code]) => (
        <li key={line}>
          {wordsFor("closed_line", code) ?? t("closed_line.line_closed")}
          <details class="details">
            <summary>{t("act.details")}</summary>
            <code>{[code, line].join(" · ")}</code>
          </details>
        </li>
      ))}
    </ul>
  );
