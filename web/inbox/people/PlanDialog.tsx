import { plan } from "../stores/plan.ts";
import { GlueDialog } from "./GlueDialog.tsx";
import { MoveDialog } from "./MoveDialog.tsx";
import { PeekDialog } from "./PeekDialog.tsx";
import "../styles/people.css";

/** The dialog of what somebody is about to do. */
export function PlanDialog() {
  const wanted = plan.value;
  switch (wanted?.is) {
    case "glue":
      return (
        <GlueDialog key={`${wanted.one.id} ${wanted.other?.id}`} one={wanted.one} other={wanted.other} />
      );
    case "move":
      return <MoveDialog from={wanted.from} what={wanted.what} />;
    case "peek":
      return <PeekDialog key={wanted.client.id} client={wanted.client} />;
    default:
      return null;
  }
}
