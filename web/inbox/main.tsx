import { effect, untracked } from "@preact/signals";
import { render } from "preact";
import { carryDrafts } from "./actions/carry-draft.ts";
import { leaveHouse } from "./actions/leave-house.ts";
import { openCall, openClient, openConversation } from "./actions/open-thread.ts";
import { openWindow } from "./actions/open-window.ts";
import { readAhead } from "./actions/prefetch.ts";
import { warnBeforeLoss } from "./actions/send.ts";
import { isShown, showView } from "./actions/show-view.ts";
import { syncDrafts } from "./actions/sync-drafts.ts";
import { withdrawOffer } from "./actions/undo-send.ts";
import { whenSignedOut } from "./api/ask.ts";
import { heedCall, remindOfCall } from "./notices/calls.ts";
import { markTab } from "./notices/tab.ts";
import { App } from "./screens/App.tsx";
import { followBeside } from "./stores/beside.ts";
import { followCalls } from "./stores/calls.ts";
import { keepTime } from "./stores/clock.ts";
import { fate } from "./stores/fate.ts";
import { house, me } from "./stores/house.ts";
import { asked } from "./stores/list.ts";
import { followHistory, go, route } from "./stores/route.ts";
import { followSendings } from "./stores/sendings.ts";
import { letOrderGo } from "./stores/shown.ts";
import { wearTheme } from "./stores/theme.ts";
import { firstLanguage, keepLanguage } from "./words/language.ts";
import { speakIn } from "./words/t.ts";
import "#shared/tokens.css";
import "./styles/base.css";
import "./styles/controls.css";
import "./styles/window.css";
import "./styles/list.css";
import "./styles/matter-marks.css";
import "./styles/thread.css";
import "./styles/message.css";
import "./styles/here.css";
import "./styles/composer.css";
import "./styles/collision.css";
import "./styles/panel.css";
import "./styles/suggestions.css";
import "./styles/call-item.css";
import "./styles/forced-colors.css";

wearTheme();
keepTime();
followHistory();
await speakIn(firstLanguage());
markTab();
whenSignedOut(leaveHouse);
warnBeforeLoss();
carryDrafts();
syncDrafts();
followSendings(withdrawOffer);
followBeside();
readAhead();
followCalls(heedCall, remindOfCall);

effect(() => keepLanguage(me.value?.preferences.language));

// What the address asks for comes onto the screen.
effect(() => {
  const here = route.value;
  const wanted = asked.value;
  if (fate.value.is !== "ready" || here.at !== "inbox") return;
  untracked(() => {
    // A saved view that is gone leaves one before the whole.
    if (wanted === null) go({ ...here, list: {} }, "replace");
    if (wanted === null || isShown(wanted)) return;
    letOrderGo();
    void showView(wanted);
  });
});
effect(() => {
  const here = route.value;
  if (fate.value.is !== "ready") return;
  untracked(() => {
    if (here.at === "client") void openClient(here.clientId);
    else if (here.at === "calls" && here.callId !== null) void openCall(here.callId);
    else if (here.at === "inbox" && here.conversationId !== null)
      void openConversation(here.conversationId, here.messageId);
  });
});

if (route.peek().at !== "sign-in") void openWindow();
else if (!house.peek()) fate.value = { is: "signed_out" };

const root = document.getElementById("okno");
if (root) render(<App />, root);
