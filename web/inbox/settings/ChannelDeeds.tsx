import { useState } from "preact/hooks";
import type { ChannelCard } from "#shared/wire.ts";
import { checkChannel, pauseChannel, resumeChannel } from "../api/channels.ts";
import { tell } from "../stores/notice.ts";
import { t } from "../words/t.ts";
import type { Laid } from "./ChannelCardView.tsx";
import { carryOut } from "./carry-out.ts";

type Props = { readonly channel: ChannelCard; readonly lay: (what: Laid) => void };

/** What can be done with a channel. Buttons keep their places, so that the next press meets what it meant. */
export function ChannelDeeds({ channel, lay }: Props) {
  const [isChecking, setChecking] = useState(false);
  const isPaused = channel.state === "paused";
  const isAbsent = channel.state === "absent";
  const check = async () => {
    if (isChecking) return;
    setChecking(true);
    if (await carryOut(() => checkChannel(channel.id))) tell(t("channels.checked", { name: channel.name }));
    setChecking(false);
  };
  const turn = () => void carryOut(() => (isPaused ? resumeChannel(channel.id) : pauseChannel(channel.id)));
  return (
    <fieldset class="card-deeds">
      <legend class="only-heard">{t("channels.deeds", { name: channel.name })}</legend>
      {!isAbsent && (
        <>
          <button type="button" class="button" aria-disabled={isChecking} onClick={() => void check()}>
            {t(isChecking ? "channels.checking" : "channels.check")}
          </button>
          <button type="button" class="button" onClick={() => lay("change")}>
            {t("channels.change")}
          </button>
          {!channel.capabilities.no_outbound && (
            <>
              <button type="button" class="button" onClick={() => lay("replies")}>
                {t("channels.replies")}
              </button>
              <button type="button" class="button" onClick={() => lay("test")}>
                {t("channels.test")}
              </button>
            </>
          )}
          <button type="button" class="button" onClick={turn}>
            {t(isPaused ? "channels.resume" : "channels.pause")}
          </button>
        </>
      )}
      <button type="button" class="button is-quiet" onClick={() => lay("remove")}>
        {t("channels.remove")}
      </button>
    </fieldset>
  );
}
