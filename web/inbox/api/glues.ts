import type { FieldsChosen, GlueCard, GluePreview, Objection } from "#shared/wire.ts";
import { ask, query } from "./ask.ts";

/** What would happen; nothing does. The older stays unless `survivor` names one of the two. */
export const previewGlue = (one: number, other: number, survivor: number | null): Promise<GluePreview> =>
  ask("GET", `/clients/${one}/glue-preview${query({ with: other, survivor })}`);

/** With what the one who stays shows since then, where the two differ. */
export const glue = (
  one: number,
  other: number,
  survivor: number,
  choices: FieldsChosen | null,
): Promise<GlueCard> => ask("POST", `/clients/${one}/glues`, { client_id: other, survivor, choices });

/** Takes an act back, whatever it was; `isSlip`: nobody says with it that the two differ. */
export const unglue = (id: number, isSlip: boolean): Promise<GlueCard> =>
  ask("DELETE", `/glues/${id}${query({ apart: isSlip ? "false" : null })}`);

export const readActs = (clientId: number): Promise<readonly GlueCard[]> =>
  ask("GET", `/clients/${clientId}/glues`);

/** What stands against an account, or words said through it, being those of this client. */
export const readMoveObjections = (identityId: number, to: number): Promise<readonly Objection[]> =>
  ask("GET", `/identities/${identityId}/move-objections${query({ to })}`);

/** An account is somebody else's; null makes a client of it. */
export const moveAccount = (identityId: number, to: number | null): Promise<GlueCard> =>
  ask("POST", `/identities/${identityId}/move`, { client_id: to });

/** Some messages of one account are somebody else's; null makes a client of them. */
export const moveMessages = (
  clientId: number,
  firstId: number,
  lastId: number,
  to: number | null,
): Promise<GlueCard> =>
  ask("POST", `/clients/${clientId}/message-moves`, { first_id: firstId, last_id: lastId, client_id: to });
