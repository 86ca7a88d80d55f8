import type { NewOperator, OperatorCard, OperatorChange, SignInLinkCard } from "#shared/wire.ts";
import { ask } from "./ask.ts";

export const addOperator = (operator: NewOperator): Promise<OperatorCard> =>
  ask("POST", "/operators", operator);

export const changeOperator = (id: number, change: OperatorChange): Promise<OperatorCard> =>
  ask("PATCH", `/operators/${id}`, change);

/** A link that signs this colleague in once. */
export const makeSignInLink = (id: number): Promise<SignInLinkCard> =>
  ask("POST", `/operators/${id}/sign-in-link`);
