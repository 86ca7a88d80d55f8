type Props = { readonly kind: string; readonly size?: 12 | 16 | 20 };

/** The mark of a kind of channel, drawn by us. A kind nobody has drawn yet is a speech bubble. */
export const ChannelMark = ({ kind, size = 16 }: Props) => (
  <svg
    class="channel-mark"
    data-kind={kind}
    width={size}
    height={size}
    viewBox="0 0 16 16"
    aria-hidden="true"
  >
    <circle cx="8" cy="8" r="8" class="channel-mark-ground" />
    {DRAWINGS[kind] ?? BUBBLE}
  </svg>
);

const BUBBLE = (
  <path
    d="M4.4 4.8h7.2a.8.8 0 0 1 .8.8v4a.8.8 0 0 1-.8.8H7.6l-2.2 1.9v-1.9h-1a.8.8 0 0 1-.8-.8v-4a.8.8 0 0 1 .8-.8z"
    fill="currentColor"
  />
);

const DRAWINGS: Readonly<Record<string, preact.JSX.Element>> = {
  telegram: (
    <path
      d="M12.3 4.2 3.4 7.7c-.4.2-.4.7 0 .8l2.2.7.8 2.5c.1.4.6.5.8.2l1.2-1.2 2.3 1.7c.3.2.7 0 .8-.3l1.5-7.3c.1-.5-.3-.8-.7-.6zM6.2 9l4.3-2.9-3.5 3.4-.2 1.3z"
      fill="currentColor"
    />
  ),
  vk: (
    <path
      d="M8.6 11.2C5.4 11.2 3.6 9 3.5 5.3h1.6c.1 2.7 1.3 3.9 2.2 4.1V5.3h1.6v2.3c.9-.1 1.9-1.2 2.2-2.3h1.5c-.2 1.4-1.3 2.5-2 2.9.7.4 1.9 1.2 2.3 3h-1.7c-.4-1.1-1.3-2-2.3-2.1v2.1z"
      fill="currentColor"
    />
  ),
  site: (
    <g fill="none" stroke="currentColor" stroke-width="1.1">
      <circle cx="8" cy="8" r="4.3" />
      <ellipse cx="8" cy="8" rx="1.9" ry="4.3" />
      <path d="M3.8 8h8.4" />
    </g>
  ),
  callback: (
    <path
      d="M5.6 3.9c.3-.3.8-.3 1 .1l.8 1.3c.2.3.1.6-.1.9l-.5.5c.4 1 1.3 1.9 2.4 2.4l.5-.5c.3-.2.6-.3.9-.1l1.3.8c.4.2.4.7.1 1l-.7.8c-.3.3-.8.5-1.3.3-2.7-.9-4.5-2.8-5.4-5.4-.2-.5 0-1 .3-1.3z"
      fill="currentColor"
    />
  ),
};
