import { CircleCheck } from "lucide-preact";
import { useMemo, useState } from "preact/hooks";
import { safeHref } from "#shared/entities.ts";
import type { ChannelCard, ChannelKind } from "#shared/wire.ts";
import { channelOf } from "../../stores/house.ts";
import { Icon } from "../../ui/Icon.tsx";
import { t } from "../../words/t.ts";
import { ChannelStanding } from "../ChannelStanding.tsx";
import { ScriptTag } from "../ScriptTag.tsx";
import { standingOf } from "../standing.ts";
import { QrCode } from "./QrCode.tsx";
import { Steps } from "./Steps.tsx";
import { type Step, splitGuide } from "./split-guide.ts";
import { TryOut } from "./TryOut.tsx";

type Props = {
  readonly connected: ChannelCard;
  readonly kind: ChannelKind;
  readonly onClose: () => void;
};

/** It is connected: now somebody tries it, from a phone or from here. */
export function ConnectedPage({ connected, kind, onClose }: Props) {
  const channel = channelOf(connected.id) ?? connected;
  const href = channel.account_link ? safeHref(channel.account_link) : null;
  const isWell = standingOf(channel) === "works";
  return (
    <div class="connected">
      <div class="connected-head">
        {isWell && <Icon of={CircleCheck} size={20} />}
        <div>
          <h3 dir="auto">{t("channels.connected", { name: channel.account_name ?? channel.name })}</h3>
          {href && (
            <a href={href} target="_blank" rel="noopener noreferrer">
              {href.replace(/^https?:\/\//, "")}
            </a>
          )}
        </div>
      </div>
      {!isWell && <ChannelStanding channel={channel} />}
      {(channel.kind === "site" || channel.kind === "callback") && <ScriptTag channel={channel} />}
      <div class="connected-try">
        {href && (
          <a class="button is-main connected-open" href={href} target="_blank" rel="noopener noreferrer">
            {t("connect.open_link", { place: href.replace(/^https?:\/\//, "") })}
          </a>
        )}
        {href && (
          <figure class="connected-qr">
            <QrCode link={href} />
            <figcaption class="is-quiet">{t("connect.scan")}</figcaption>
          </figure>
        )}
        <TryOut channel={channel} />
      </div>
      <Later kind={kind} />
      <div class="dialog-deeds">
        <button type="button" class="button" onClick={onClose}>
          {t("connect.finish")}
        </button>
      </div>
    </div>
  );
}

/** What only some need. */
function Later({ kind }: { readonly kind: ChannelKind }) {
  const { later } = useMemo(() => splitGuide(kind), [kind]);
  const [open, setOpen] = useState<Step | null>(null);
  if (later.length === 0) return null;
  return (
    <section class="connect-more">
      <h3>{t("connect.later")}</h3>
      <Steps steps={later} open={open} unfold={setOpen} isExtra />
    </section>
  );
}
