import type { ChannelKind } from "#shared/wire.ts";

export type Step = ChannelKind["guide"][number];
export type Drawn = Step["scene"][number];

/** What everybody does, and what some do later. */
export type Guide = { readonly needed: readonly Step[]; readonly later: readonly Step[] };

/** Once the last usual value is brought, an account can be connected; whatever follows can wait. */
export function splitGuide({ guide, settings }: Pick<ChannelKind, "guide" | "settings">): Guide {
  const usual = new Set(settings.flatMap(({ name, advanced }) => (advanced ? [] : name)));
  const last = guide.findLastIndex(({ setting }) => setting !== null && usual.has(setting));
  return last < 0
    ? { needed: guide, later: [] }
    : { needed: guide.slice(0, last + 1), later: guide.slice(last + 1) };
}
