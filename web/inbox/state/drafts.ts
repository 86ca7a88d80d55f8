import type { EntityCard } from "#shared/wire.ts";
import type { Styled } from "../composer/styled.ts";

/** How a draft stood when it was last in step with the server. */
export type Step = Styled & { readonly revision: number };

export const UNTOLD: Step = { revision: 0, text: "", entities: [] };

/** What the server says of a draft. */
export type Told = Styled & { readonly revision: number };

type Here = {
  /** As it stands in this browser. */
  readonly words: Styled;
  readonly step: Step;
  /** What is on its way to the server, if anything is. */
  readonly sent: Styled | null;
  /** Somebody stands in this very field. */
  readonly isHeld: boolean;
};

/**
 * What becomes of a draft here when the server tells how it stands: the step it is in, and other words where they are
 * to be taken over. What was written here and is not saved yet stays, and so does what somebody is looking at while
 * writing; the next save tells it to the others.
 */
export function heardOf(
  { words, step, sent, isHeld }: Here,
  told: Told,
): { step: Step; take: Styled | null } {
  if (told.revision < step.revision) return { step, take: null };
  const isOurs = isSame(told, words) || (sent !== null && isSame(told, sent));
  if (isOurs) return { step: stepOf(told), take: null };
  if (told.revision === step.revision) return { step, take: null };
  if (isHeld || !isSame(words, step)) return { step: { ...step, revision: told.revision }, take: null };
  return { step: stepOf(told), take: { text: told.text, entities: told.entities } };
}

/** Whether there is something to save. */
export const isUnsaved = (words: Styled, step: Step): boolean => !isSame(words, step);

export const isSame = (one: Styled, other: Styled): boolean =>
  one.text === other.text &&
  one.entities.length === other.entities.length &&
  one.entities.every((entity, at) => isSameEntity(entity, other.entities[at]));

const stepOf = ({ revision, text, entities }: Told): Step => ({ revision, text, entities });

const isSameEntity = (one: EntityCard, other: EntityCard | undefined): boolean =>
  other !== undefined &&
  one.type === other.type &&
  one.offset === other.offset &&
  one.length === other.length &&
  (one.url ?? null) === (other.url ?? null) &&
  (one.operator_id ?? null) === (other.operator_id ?? null) &&
  (one.team_id ?? null) === (other.team_id ?? null);
