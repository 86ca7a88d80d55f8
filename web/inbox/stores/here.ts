import { computed } from "@preact/signals";
import type { OperatorCard } from "#shared/wire.ts";
import { typists, viewers } from "./fleeting.ts";
import { me, operators } from "./house.ts";

/** A colleague who has a matter open just now. */
export type Here = { readonly operator: OperatorCard; readonly isAnswering: boolean };

const NOBODY: readonly Here[] = [];

/** By matter; whoever answers comes first. */
const here = computed<ReadonlyMap<number, readonly Here[]>>(() => {
  const mine = me.value?.operator.id;
  const byMatter = new Map<number, Here[]>();
  const put = (conversationId: number, operatorId: number, isAnswering: boolean) => {
    const operator = operators.value.find(({ id }) => id === operatorId);
    const known = byMatter.get(conversationId) ?? [];
    if (!operator || operatorId === mine || known.some((one) => one.operator.id === operatorId)) return;
    byMatter.set(conversationId, [...known, { operator, isAnswering }]);
  };
  for (const { conversationId, operatorId } of typists.value)
    if (operatorId !== null) put(conversationId, operatorId, true);
  for (const [id, conversationId] of Object.entries(viewers.value)) put(conversationId, Number(id), false);
  return byMatter;
});

export const hereIn = (conversationId: number): readonly Here[] => here.value.get(conversationId) ?? NOBODY;

/** Matters in which the client types just now. */
const clientsTyping = computed<ReadonlySet<number>>(
  () =>
    new Set(typists.value.filter(({ operatorId }) => operatorId === null).map((one) => one.conversationId)),
);

export const isClientTyping = (conversationId: number): boolean => clientsTyping.value.has(conversationId);

/** What a visitor has in the field and has not sent, where it is shown. */
export const unsentWordsOf = (clientId: number): string | null =>
  typists.value.find((one) => one.clientId === clientId && one.operatorId === null)?.text ?? null;
