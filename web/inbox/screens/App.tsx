import { useEffect } from "preact/hooks";
import { openWindow } from "../actions/open-window.ts";
import { keepFocus } from "../keyboard/keep-focus.ts";
import { ShortcutsDialog } from "../keyboard/ShortcutsDialog.tsx";
import { listenAnywhere } from "../keyboard/shortcuts.ts";
import { PaletteDoor } from "../palette/PaletteDoor.tsx";
import { fate } from "../stores/fate.ts";
import { can } from "../stores/house.ts";
import { route } from "../stores/route.ts";
import { NoticeBar } from "../ui/NoticeBar.tsx";
import { Quiet, Skeleton, Trouble } from "../ui/states.tsx";
import { Tips } from "../ui/Tips.tsx";
import { t } from "../words/t.ts";
import { Inbox } from "./Inbox.tsx";
import { SettingsDoor } from "./SettingsDoor.tsx";
import { SignIn } from "./SignIn.tsx";

/** Everything on the screen. */
export const App = () => (
  <>
    <Screen />
    <NoticeBar />
    <Tips />
  </>
);

function Screen() {
  if (fate.value.is === "signed_out" || route.value.at === "sign-in") return <SignIn />;
  if (fate.value.is === "loading") return <Skeleton kind="rows" />;
  if (fate.value.is === "refused")
    return <Trouble refused={fate.value.refused} retry={() => void openWindow()} />;
  return <Inside />;
}

/** What stands on every screen of somebody who has come in. */
function Inside() {
  useEffect(listenAnywhere, []);
  useEffect(keepFocus, []);
  return (
    <>
      <Room />
      <ShortcutsDialog />
      <PaletteDoor />
    </>
  );
}

function Room() {
  if (!can("conversations.read")) return <Quiet>{t("state.no_right")}</Quiet>;
  return route.value.at === "settings" ? <SettingsDoor /> : <Inbox />;
}
