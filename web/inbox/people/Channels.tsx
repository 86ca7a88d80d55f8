import { channelNameOf, channelOf } from "../stores/house.ts";
import { ChannelMark } from "../ui/ChannelMark.tsx";

/** Where somebody is known from: the marks, and their names for who cannot see them. */
export const Channels = ({ ids }: { readonly ids: readonly number[] }) => (
  <span class="channel-marks">
    {ids.map((id) => {
      const channel = channelOf(id);
      return channel ? (
        <span key={id} role="img" title={channelNameOf(id)} aria-label={channelNameOf(id)}>
          <ChannelMark kind={channel.kind} />
        </span>
      ) : null;
    })}
  </span>
);
