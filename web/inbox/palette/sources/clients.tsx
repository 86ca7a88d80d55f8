import type { ClientFound } from "#shared/wire.ts";
import { go, route, viewOf } from "../../stores/route.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { clientName } from "../../words/client-name.ts";
import { rowTime } from "../../words/dates.ts";
import type { Deed } from "../deeds.ts";

/** The way to somebody who was found by name. */
export const toClient = ({ client, conversation_id, last_at }: ClientFound): Deed => ({
  id: `client.${client.id}`,
  words: clientName(client),
  note: last_at ? rowTime(last_at, Date.now()) : undefined,
  mark: <Avatar person={client} size={20} />,
  act: () => {
    if (conversation_id === null) go({ at: "client", clientId: client.id });
    else go({ at: "inbox", view: viewOf(route.peek()), conversationId: conversation_id });
  },
});
