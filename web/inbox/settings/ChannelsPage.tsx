import { Cable, Plus } from "lucide-preact";
import { useRef, useState } from "preact/hooks";
import { channels } from "../stores/house.ts";
import { Icon } from "../ui/Icon.tsx";
import { Quiet } from "../ui/states.tsx";
import { t } from "../words/t.ts";
import { ChannelCardView } from "./ChannelCardView.tsx";
import { ConnectDialog } from "./connect/ConnectDialog.tsx";
import { useFreshHealth } from "./use-fresh-health.ts";
import "../styles/channels.css";

/** What is connected, how it fares, and the way to connect more. */
export function ChannelsPage() {
  const [isConnecting, setConnecting] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const connect = () => setConnecting(true);
  // The button that was pressed has gone, with the empty page or with a card.
  const keepFocus = () => {
    if (document.activeElement === document.body) heading.current?.focus();
  };
  const close = () => {
    setConnecting(false);
    requestAnimationFrame(keepFocus);
  };
  useFreshHealth();
  return (
    <>
      <header class="settings-head">
        <h2 ref={heading} tabIndex={-1}>
          {t("settings.channels")}
        </h2>
        {channels.value.length > 0 && (
          <button type="button" class="button is-main" onClick={connect}>
            <Icon of={Plus} />
            {t("channels.connect")}
          </button>
        )}
      </header>
      {channels.value.length === 0 ? (
        <Quiet icon={Cable} deed={{ label: t("channels.connect"), act: connect }}>
          {t("channels.none")}
        </Quiet>
      ) : (
        <ul class="cards channel-cards">
          {channels.value.map((channel) => (
            <ChannelCardView
              key={channel.id}
              channel={channel}
              onRemoved={() => requestAnimationFrame(() => heading.current?.focus())}
            />
          ))}
        </ul>
      )}
      {isConnecting && <ConnectDialog onClose={close} />}
    </>
  );
}
