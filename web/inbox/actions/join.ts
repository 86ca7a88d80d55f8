import type { ClientBrief, FieldsChosen, GlueCard } from "#shared/wire.ts";
import { glue, moveAccount, moveMessages, unglue } from "../api/glues.ts";
import { refusedBy } from "../api/refused.ts";
import { fieldsOf } from "../people/chosen.ts";
import { tell, tellRefused } from "../stores/notice.ts";
import type { Movable } from "../stores/plan.ts";
import { clientName } from "../words/client-name.ts";
import { t } from "../words/t.ts";

/** Two are one since now, with the chosen fields. Throws Refused. */
export async function join(
  survivor: ClientBrief,
  absorbed: ClientBrief,
  chosen: FieldsChosen | null,
): Promise<void> {
  const act = await glue(survivor.id, absorbed.id, survivor.id, chosen);
  const names = { name: clientName(absorbed), into: clientName(survivor) };
  // Taken back at once it was a slip; whoever does it later says with it that they are two.
  tell(t("done.glued", names), () => void takeBack(act.id, true));
}

/** An account, or some messages, go over to somebody else or to a new client. Throws Refused. */
export async function move(fromId: number, what: Movable, to: ClientBrief | null): Promise<GlueCard> {
  const act =
    what.is === "account"
      ? await moveAccount(what.identityId, to?.id ?? null)
      : await moveMessages(fromId, what.firstId, what.lastId, to?.id ?? null);
  tell(t(`done.moved_${what.is}`, { name: clientName(act.into) }), () => void takeBack(act.id, true));
  return act;
}

/** Takes an act back, with a way forward again while the line at the bottom stays. */
export async function takeApart(act: Pick<GlueCard, "id">): Promise<void> {
  const undone = await takeBack(act.id, false);
  if (!undone) return;
  const { absorbed, into, chosen } = undone;
  if (undone.act !== "glue") tell(t("done.moved_back"));
  else
    tell(t("done.unglued", { name: clientName(absorbed), into: clientName(into) }), () => {
      join(into, absorbed, fieldsOf(chosen)).catch((cause: unknown) =>
        tellRefused(t("done.not_done"), refusedBy(cause)),
      );
    });
}

async function takeBack(actId: number, isSlip: boolean): Promise<GlueCard | null> {
  try {
    return await unglue(actId, isSlip);
  } catch (cause) {
    tellRefused(t("done.not_done"), refusedBy(cause));
    return null;
  }
}
