import { callDeed } from "../stores/call-deed.ts";
import { callOf } from "../stores/calls.ts";
import { MoveCallDialog } from "./MoveCallDialog.tsx";
import { NewCallDialog } from "./NewCallDialog.tsx";
import { OutcomeDialog } from "./OutcomeDialog.tsx";
import "../styles/call-dialogs.css";

/** The dialog of what somebody is about to say of a call. */
export function CallDeedDialog() {
  const wanted = callDeed.value;
  if (wanted === null) return null;
  if (wanted.is === "new") return <NewCallDialog clientId={wanted.clientId} />;
  const card = callOf(wanted.callId);
  if (!card) return null;
  if (wanted.is === "move") return <MoveCallDialog key={card.id} card={card} />;
  return <OutcomeDialog key={card.id} card={card} first={wanted.outcome} />;
}
