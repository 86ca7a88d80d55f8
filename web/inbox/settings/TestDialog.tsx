import type { ChannelCard } from "#shared/wire.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { t } from "../words/t.ts";
import { TryOut } from "./connect/TryOut.tsx";

type Props = { readonly channel: ChannelCard; readonly onClose: () => void };

/** A word to whoever wrote on this channel last. */
export const TestDialog = ({ channel, onClose }: Props) => (
  <Dialog title={t("channels.test_title", { name: channel.name })} onClose={onClose}>
    <TryOut channel={channel} />
  </Dialog>
);
