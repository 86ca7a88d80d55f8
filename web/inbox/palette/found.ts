import { type Deed, possibleOf, type Source } from "./deeds.ts";
import { fitOf } from "./match.ts";

const RECENT_SHOWN = 5;
const FOUND_SHOWN = 50;

/** A deed with the deed that asks for it, when it was found beyond it: "Assign" and "Marina". */
export type Hit = { readonly deed: Deed; readonly under: Deed | null };
export type Heap = { readonly title: string; readonly hits: readonly Hit[] };

/** What to show: all by heading with what was done lately on top; or, of what is typed, the best fitting first. */
export function foundIn(
  sources: readonly Source[],
  typed: string,
  recent: readonly string[],
  titles: { readonly recent: string; readonly found: string },
): readonly Heap[] {
  const heaps =
    typed.trim() === ""
      ? laidOut(sources, recent, titles.recent)
      : [best(sources, typed, recent, titles.found)];
  return heaps.filter(({ hits }) => hits.length > 0);
}

function laidOut(sources: readonly Source[], recent: readonly string[], title: string): readonly Heap[] {
  const all = sources.flatMap(({ deeds }) => deeds);
  const lately = recent
    .flatMap((id) => all.find((deed) => deed.id === id) ?? [])
    .slice(0, RECENT_SHOWN)
    .map(alone);
  const taken = new Set(lately.map(({ deed }) => deed.id));
  return [
    { title, hits: lately },
    ...sources.map(({ title, deeds }) => ({
      title,
      hits: deeds.filter(({ id }) => !taken.has(id)).map(alone),
    })),
  ];
}

function best(sources: readonly Source[], typed: string, recent: readonly string[], title: string): Heap {
  const hits = sources
    .flatMap(({ deeds }) => deeds.flatMap(withThoseBeyond))
    .flatMap((hit) => {
      const fit = fitOfHit(hit, typed);
      return fit === null ? [] : { hit, fit, ago: agoOf(hit.deed.id, recent) };
    })
    .sort((a, b) => a.fit - b.fit || a.ago - b.ago)
    .slice(0, FOUND_SHOWN)
    .map(({ hit }) => hit);
  return { title, hits };
}

/** Somebody who types a colleague's name means to reach them without naming the deed first. */
const withThoseBeyond = (deed: Deed): readonly Hit[] => [
  alone(deed),
  ...(deed.step ? possibleOf(deed.step()).map((one) => ({ deed: one, under: deed })) : []),
];

function fitOfHit({ deed, under }: Hit, typed: string): number | null {
  const own = fitOf(typed, deed.words, deed.also);
  if (!under) return own;
  const BEYOND = 1;
  if (own !== null) return own + BEYOND;
  // What fits the deed that asks is found there already; here it must also fit something of its own.
  if (fitOf(typed, under.words, under.also) !== null) return null;
  const together = fitOf(typed, `${under.words} ${deed.words}`, `${under.also ?? ""} ${deed.also ?? ""}`);
  return together === null ? null : together + BEYOND;
}

const agoOf = (id: string, recent: readonly string[]): number => {
  const at = recent.indexOf(id);
  return at < 0 ? recent.length : at;
};

const alone = (deed: Deed): Hit => ({ deed, under: null });
