import type { SearchHit } from "#shared/wire.ts";
import { go, route, viewOf } from "../stores/route.ts";
import { openedThread } from "../stores/threads.ts";
import { jumpTo } from "../thread/jump.ts";

/** Opens the matter at the message that was found; a client whose there is none of, by their card. */
export function openHit(hit: SearchHit): void {
  if (hit.conversation_id === null) {
    go({ at: "client", clientId: hit.client.id });
    return;
  }
  const here = route.peek();
  const isThere =
    here.at === "inbox" &&
    here.conversationId === hit.conversation_id &&
    here.messageId === (hit.message_id ?? undefined);
  if (isThere && hit.message_id !== null && openedThread.peek()?.clientId === hit.client.id) {
    // The address says it already; whoever scrolled away since comes back.
    void jumpTo(hit.message_id);
    return;
  }
  go({
    at: "inbox",
    view: viewOf(here),
    conversationId: hit.conversation_id,
    ...(hit.message_id !== null && { messageId: hit.message_id }),
  });
}
