import { ArrowLeft } from "lucide-preact";
import { useEffect } from "preact/hooks";
import { can } from "../stores/house.ts";
import { go, route, type SettingsPage } from "../stores/route.ts";
import { Icon } from "../ui/Icon.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { Quiet } from "../ui/states.tsx";
import { t } from "../words/t.ts";
import { BlocklistPage } from "./blocklist/BlocklistPage.tsx";
import { ChannelsPage } from "./ChannelsPage.tsx";
import { CannedPage } from "./canned/CannedPage.tsx";
import { CardPage } from "./card/CardPage.tsx";
import { ClientsPage } from "./clients/ClientsPage.tsx";
import { HoursPage } from "./hours/HoursPage.tsx";
import { MePage } from "./MePage.tsx";
import { MacrosPage } from "./macros/MacrosPage.tsx";
import { OperatorsPage } from "./OperatorsPage.tsx";
import { PAGES } from "./pages.ts";
import { TeamsPage } from "./teams/TeamsPage.tsx";
import { WorkplacePage } from "./workplace/WorkplacePage.tsx";
import "../styles/settings.css";

/** The house's own rooms: me, channels, colleagues and their hours, what a card holds, clients by file. */
export function Settings() {
  const here = route.value;
  const page: SettingsPage = here.at === "settings" ? here.page : "me";
  const right = PAGES.find((one) => one.page === page)?.right ?? null;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !event.defaultPrevented) leave();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
  return (
    <div class="settings">
      <nav class="settings-nav" aria-label={t("settings.title")}>
        <header class="head">
          <IconButton icon={ArrowLeft} label={t("act.back")} hint="Esc" onClick={leave} />
          <h1 class="head-title">{t("settings.title")}</h1>
        </header>
        {PAGES.map((one) => (
          <button
            key={one.page}
            type="button"
            class={`settings-link ${one.page === page ? "is-here" : ""}`}
            aria-current={one.page === page ? "page" : undefined}
            onClick={() => go({ at: "settings", page: one.page }, "replace")}
          >
            <Icon of={one.icon} />
            {t(one.name)}
          </button>
        ))}
      </nav>
      <main class="settings-body" key={page}>
        {right !== null && !can(right) ? <Quiet>{t("state.no_right")}</Quiet> : <Page page={page} />}
      </main>
    </div>
  );
}

const leave = () => go({ at: "inbox", view: "open", conversationId: null }, "push");

function Page({ page }: { readonly page: SettingsPage }) {
  switch (page) {
    case "me":
      return <MePage />;
    case "channels":
      return <ChannelsPage />;
    case "operators":
      return <OperatorsPage />;
    case "teams":
      return <TeamsPage />;
    case "workplace":
      return <WorkplacePage />;
    case "canned":
      return <CannedPage />;
    case "macros":
      return <MacrosPage />;
    case "hours":
      return <HoursPage />;
    case "blocklist":
      return <BlocklistPage />;
    case "card":
      return <CardPage />;
    case "clients":
      return <ClientsPage />;
  }
}
