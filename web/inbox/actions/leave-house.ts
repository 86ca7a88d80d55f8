import { batch } from "@preact/signals";
import { unfollow } from "../live/follow.ts";
import { unreadIds } from "../notices/attention.ts";
import { fate } from "../stores/fate.ts";
import { house } from "../stores/house.ts";
import { hush } from "../stores/notice.ts";
import { liftAll } from "../stores/overlay.ts";

/** Nobody is signed in any more: nothing of what was read stays in the page. */
export function leaveHouse(): void {
  unfollow();
  hush();
  batch(() => {
    fate.value = { is: "signed_out" };
    house.value = null;
    unreadIds.value = new Set();
    liftAll();
  });
}
