import { UserRoundPlus } from "lucide-preact";
import { useEffect, useState } from "preact/hooks";
import type { ClientBrief, Objection } from "#shared/wire.ts";
import { move } from "../actions/join.ts";
import { readMoveObjections } from "../api/glues.ts";
import { type Refused, refusedBy } from "../api/refused.ts";
import { besideOf } from "../stores/beside.ts";
import { dropPlan, type Movable } from "../stores/plan.ts";
import { endSelection } from "../stores/selection.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Icon } from "../ui/Icon.tsx";
import { Details } from "../ui/states.tsx";
import { clientName } from "../words/client-name.ts";
import { refusalWords } from "../words/refusals.ts";
import { counted, t } from "../words/t.ts";
import { ClientPicker } from "./ClientPicker.tsx";
import { Objections } from "./Objections.tsx";

type Props = { readonly from: ClientBrief; readonly what: Movable };
type Goal = { readonly client: ClientBrief | null };

/** To whom an account or some messages really belong, what would happen, and the deed. */
export function MoveDialog({ from, what }: Props) {
  const [goal, setGoal] = useState<Goal | null>(null);
  return (
    <Dialog title={t(`move.title_${what.is}`)} onClose={dropPlan}>
      <p dir="auto">{whatWords(what)}</p>
      {goal ? (
        <Ready from={from} what={what} goal={goal} choose={() => setGoal(null)} />
      ) : (
        <>
          <ClientPicker
            except={from.id}
            likely={besideOf(from.id).suggestions}
            pick={(client) => setGoal({ client })}
          />
          <NewClient what={what} pick={() => setGoal({ client: null })} />
        </>
      )}
    </Dialog>
  );
}

function NewClient({ what, pick }: { readonly what: Movable; readonly pick: () => void }) {
  const isPointless = what.is === "account" && what.isOnly;
  return (
    <div class="move-new">
      <button type="button" class="button" disabled={isPointless} onClick={pick}>
        <Icon of={UserRoundPlus} />
        {t("move.new_client")}
      </button>
      {isPointless && <small>{t("move.only_account")}</small>}
    </div>
  );
}

type ReadyProps = Props & { readonly goal: Goal; readonly choose: () => void };

function Ready({ from, what, goal, choose }: ReadyProps) {
  const [refused, setRefused] = useState<Refused | null>(null);
  const [isBusy, setBusy] = useState(false);
  const { objections, trouble } = useObjections(what, goal);
  const isForbidden = objections?.some(({ final }) => final) ?? true;
  const refusal = refused ?? trouble;
  const carryOut = async () => {
    setBusy(true);
    setRefused(null);
    try {
      await move(from.id, what, goal.client);
      endSelection();
      dropPlan();
    } catch (cause) {
      setRefused(refusedBy(cause));
      setBusy(false);
    }
  };
  return (
    <>
      <div class="move-goal">
        {goal.client ? <Avatar person={goal.client} size={36} /> : <Icon of={UserRoundPlus} size={20} />}
        <strong dir="auto">{goal.client ? clientName(goal.client) : t("move.new_client")}</strong>
        <button type="button" class="link-button" onClick={choose}>
          {t("move.another")}
        </button>
      </div>
      <Objections objections={objections ?? []} />
      {!isForbidden && (
        <section class="consequences">
          <h3>{t("glue.what_happens")}</h3>
          <ul>
            {consequencesOf(from, what, goal).map((words) => (
              <li key={words} dir="auto">
                {words}
              </li>
            ))}
          </ul>
        </section>
      )}
      {refusal && (
        <div class="form-trouble" role="alert">
          {refusalWords(refusal)} <Details refused={refusal} />
        </div>
      )}
      <div class="dialog-deeds">
        <button type="button" class="button" onClick={dropPlan}>
          {t("act.cancel")}
        </button>
        <button
          type="button"
          class="button is-main"
          aria-disabled={isForbidden || isBusy}
          ref={(button) => button?.focus()}
          onClick={() => {
            if (!isForbidden && !isBusy) void carryOut();
          }}
        >
          {t("act.move")}
        </button>
      </div>
    </>
  );
}

/** What stands against it; null while it is not known yet. Nothing speaks against a new client, nor against words that
 *  somebody else wrote from this account: they have accounts and numbers of their own. */
function useObjections(what: Movable, { client }: Goal) {
  const [objections, setObjections] = useState<readonly Objection[] | null>(null);
  const [trouble, setTrouble] = useState<Refused | null>(null);
  const to = client?.id ?? null;
  const identityId = what.is === "account" ? what.identityId : null;
  useEffect(() => {
    let isOver = false;
    setObjections(null);
    setTrouble(null);
    if (to === null || identityId === null) setObjections([]);
    else
      readMoveObjections(identityId, to).then(
        (answer) => !isOver && setObjections(answer),
        (cause: unknown) => !isOver && setTrouble(refusedBy(cause)),
      );
    return () => {
      isOver = true;
    };
  }, [identityId, to]);
  return { objections, trouble };
}

const whatWords = (what: Movable): string =>
  what.is === "account"
    ? t("move.what_account", { account: what.name })
    : counted("move.what_messages", what.count);

function consequencesOf(from: ClientBrief, what: Movable, { client }: Goal): readonly string[] {
  const names = { from: clientName(from), to: client ? clientName(client) : t("move.new_client") };
  return [
    client ? t("move.to_client", names) : t("move.to_new", names),
    t(`move.stays_${what.is}`, names),
    t("move.can_be_undone"),
  ];
}
