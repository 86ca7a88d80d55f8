import type { OperatorCard, Time } from "#shared/wire.ts";
import { ask } from "./ask.ts";

/** Says by hand that I am away, until I say otherwise or until a time. */
export const putAway = (away: boolean, until: Time | null): Promise<OperatorCard> =>
  ask("PUT", "/me/away", { away, until });

/** I have been told what went back while I was away. */
export const haveBeenTold = (): Promise<void> => ask("POST", "/me/handed-back/seen");
