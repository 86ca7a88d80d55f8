import { MessagesSquare, Phone } from "lucide-preact";
import { openCall, openClient, openConversation } from "../actions/open-thread.ts";
import { Composer } from "../composer/Composer.tsx";
import { DropVeil } from "../composer/DropVeil.tsx";
import { WriteTo } from "../panel/WriteTo.tsx";
import { briefOf } from "../state/clients.ts";
import { can, house } from "../stores/house.ts";
import { isDeep, route } from "../stores/route.ts";
import { shown } from "../stores/shown.ts";
import {
  matterToAnswer,
  openedClientId,
  openedRow,
  openedThread,
  openedUnread,
  threadFate,
} from "../stores/threads.ts";
import { Quiet, Skeleton, Trouble } from "../ui/states.tsx";
import { t } from "../words/t.ts";
import { DayDoor } from "./calendar/DayDoor.tsx";
import { GalleryDoor } from "./GalleryDoor.tsx";
import { History } from "./History.tsx";
import { SelectionBar } from "./SelectionBar.tsx";
import { SpamBanner } from "./SpamBanner.tsx";
import { ThreadHead } from "./ThreadHead.tsx";
import { TypingLine } from "./TypingLine.tsx";

/** The pane in which one history is read and answered. */
export function ThreadPane() {
  const here = route.value;
  const isChosen = isDeep(here);
  return (
    <main class="thread" aria-label={t("thread.pane")}>
      {isChosen ? <Opened /> : <Unchosen />}
    </main>
  );
}

/** Nothing to choose from needs no invitation. */
const Unchosen = () =>
  route.value.at === "calls" ? (
    <Quiet icon={Phone}>{t("calls.choose")}</Quiet>
  ) : shown.value.rows.length > 0 ? (
    <Quiet icon={MessagesSquare}>{t("thread.choose")}</Quiet>
  ) : null;

function Opened() {
  const thread = openedThread.value;
  const fate = threadFate.value;
  const clientId = openedClientId.value;
  const row = openedRow.value;
  const matter = matterToAnswer.value;
  const card = clientId === null ? undefined : house.value?.clients[clientId];
  const client = row?.client ?? (card && briefOf(card));
  if (!thread && fate.is === "refused") return <Trouble refused={fate.refused} retry={openAgain} />;
  return (
    <>
      {client && <ThreadHead client={client} row={row} />}
      {row?.spam && <SpamBanner row={row} />}
      {thread ? (
        <History key={`${thread.clientId} ${thread.begun}`} thread={thread} unread={openedUnread.value} />
      ) : (
        <Skeleton kind="thread" />
      )}
      {thread && <TypingLine clientId={thread.clientId} />}
      {client && <SelectionBar client={client} />}
      {thread && matter && <Composer key={matter.id} row={matter} />}
      {thread && matter && can("conversations.answer") && <DropVeil row={matter} />}
      <GalleryDoor />
      <DayDoor />
      {thread && !matter && (
        <div class="composer-closed">
          {t("composer.no_matter")} {card && <WriteTo card={card} />}
        </div>
      )}
    </>
  );
}

function openAgain(): void {
  const here = route.peek();
  if (here.at === "client") void openClient(here.clientId);
  else if (here.at === "calls" && here.callId !== null) void openCall(here.callId);
  else if (here.at === "inbox" && here.conversationId !== null) void openConversation(here.conversationId);
}
