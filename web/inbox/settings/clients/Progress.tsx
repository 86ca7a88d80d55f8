type Props = { readonly share: number; readonly label: string };

/** How far something has come, 0 to 1. */
export const Progress = ({ share, label }: Props) => (
  <div class="import-progress">
    <span class="import-progress-words">{label}</span>
    <progress max={1} value={Math.min(share, 1)} aria-label={label} />
  </div>
);
