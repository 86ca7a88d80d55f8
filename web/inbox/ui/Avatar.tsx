import { UserRound } from "lucide-preact";
import { useState } from "preact/hooks";
import type { Standing } from "#shared/events.ts";
import type { ClientBrief } from "#shared/wire.ts";
import { ChannelMark } from "./ChannelMark.tsx";
import { initialsOf } from "./initials.ts";
import { StandingDot } from "./StandingDot.tsx";

type Props = {
  /** Of ours nobody has a picture. */
  readonly person: Pick<ClientBrief, "name" | "hue"> & Partial<Pick<ClientBrief, "picture_url">>;
  readonly size: 20 | 28 | 36 | 56;
  /** The kind of channel in the corner. */
  readonly kind?: string | undefined;
  /** How one of us stands, in the corner. */
  readonly standing?: Standing | undefined;
};

/** Somebody's picture, over initials in their own colour or a small person: those show until it is there. */
export const Avatar = ({ person, size, kind, standing }: Props) => (
  <span class={`avatar avatar-${size}`} style={{ "--hue": String(person.hue) }} aria-hidden="true">
    <span class="avatar-initials">{initialsOf(person.name) || <UserRound strokeWidth={1.75} />}</span>
    {person.picture_url && <Portrait key={person.picture_url} url={person.picture_url} />}
    {kind !== undefined && (
      <span class="avatar-mark">
        <ChannelMark kind={kind} size={12} />
      </span>
    )}
    {standing !== undefined && <StandingDot standing={standing} />}
  </span>
);

function Portrait({ url }: { readonly url: string }) {
  const [isBroken, setBroken] = useState(false);
  if (isBroken) return null;
  return (
    <img
      class="avatar-portrait"
      src={url}
      alt=""
      loading="lazy"
      decoding="async"
      draggable={false}
      onError={() => setBroken(true)}
    />
  );
}
