import type { Standing } from "#shared/events.ts";

/** Green and full, a moon of amber, a ring, a cross: the shape tells it too. Words stand beside it or in a label. */
export const StandingDot = ({ standing }: { readonly standing: Standing }) => (
  <span class={`standing is-${standing}`} aria-hidden="true" />
);
