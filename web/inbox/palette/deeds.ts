import type { LucideIcon } from "lucide-preact";
import type { ComponentChildren } from "preact";
import type { Shortcut } from "../keyboard/table.ts";

/** One thing that can be done from where one stands. */
export type Deed = {
  /** Stays the same from day to day, so that what was done lately can be found again: "matter.close". */
  readonly id: string;
  /** As it stands on the screen, in its language. */
  readonly words: string;
  /** By what else it is found, in both languages. */
  readonly also?: string;
  /** How things are now, or what comes of it, shown quietly behind the words. */
  readonly note?: string | undefined;
  readonly icon?: LucideIcon;
  /** Drawn instead of an icon: a face, the mark of a channel. */
  readonly mark?: ComponentChildren;
  readonly shortcut?: Shortcut;
  readonly isPossible?: () => boolean;
} & (
  | { readonly act: () => void; readonly step?: undefined }
  /** Asks further: to whom, until when. */
  | { readonly act?: undefined; readonly step: () => readonly Deed[] }
);

/** Deeds of one kind under one heading, those that make no sense here left out. */
export type Source = { readonly title: string; readonly deeds: readonly Deed[] };

const sources = new Set<() => Source>();

/** Adds deeds; they are asked for anew each time somebody looks. Gives back the way to take them out again. */
export function registerDeeds(source: () => Source): () => void {
  sources.add(source);
  return () => sources.delete(source);
}

/** All that is possible now, by heading. */
export const possibleDeeds = (): readonly Source[] =>
  [...sources]
    .map((source) => source())
    .map(({ title, deeds }) => ({ title, deeds: possibleOf(deeds) }))
    .filter(({ deeds }) => deeds.length > 0);

export const possibleOf = (deeds: readonly Deed[]): readonly Deed[] =>
  deeds.filter(({ isPossible }) => isPossible?.() ?? true);
