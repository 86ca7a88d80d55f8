import { signOut } from "../api/session.ts";
import { leaveHouse } from "./leave-house.ts";

/** Ends the session; should the house not hear it, the page forgets what it read all the same. */
export async function leave(): Promise<void> {
  await signOut().catch(() => undefined);
  leaveHouse();
}
