import { Combine, Globe, Lock, SendHorizontal } from "lucide-preact";
import type { ConversationRow } from "#shared/wire.ts";
import { sendSiteLink } from "../../actions/send-site-link.ts";
import { sitesFor } from "../../composer/sites-for.ts";
import { SHORTCUTS } from "../../keyboard/table.ts";
import { glueOpened, write } from "../../keyboard/window-deeds.ts";
import { target } from "../../stores/composing.ts";
import { can, channels } from "../../stores/house.ts";
import { openedRow } from "../../stores/threads.ts";
import { bare } from "../../words/bare.ts";
import { clientName } from "../../words/client-name.ts";
import { t } from "../../words/t.ts";
import type { Deed, Source } from "../deeds.ts";
import { beside } from "./beside.tsx";
import { people } from "./people.tsx";
import { standing } from "./standing.ts";

/** What can be done with the matter that is open. */
export function matter(): Source {
  const row = openedRow.peek();
  if (!row || !can("conversations.answer")) return { title: "", deeds: [] };
  return {
    title: clientName(row.client),
    deeds: [...writing(), ...people(row), ...standing(row), ...beside(row), ...joining(row)],
  };
}

const writing = (): readonly Deed[] => [
  {
    id: "matter.reply",
    words: t("shortcuts.reply"),
    also: t("palette.also.reply"),
    icon: SendHorizontal,
    shortcut: SHORTCUTS.matter.reply,
    act: () => write("reply"),
  },
  {
    id: "matter.note",
    words: t("palette.note"),
    also: t("palette.also.note"),
    icon: Lock,
    shortcut: SHORTCUTS.matter.note,
    act: () => write("note"),
  },
];

function joining(row: ConversationRow): readonly Deed[] {
  const here = target.peek();
  const sites = here ? sitesFor(here, channels.peek()) : [];
  return [
    {
      id: "matter.site_link",
      words: t("palette.site_link"),
      also: t("palette.also.site_link"),
      icon: Globe,
      isPossible: () => sites.length > 0,
      step: () =>
        sites.map((site) => ({
          id: `matter.site_link.${site.id}`,
          words: t("site_link.send", { site: bare(site.name) }),
          icon: Globe,
          act: () => here && void sendSiteLink(row, here.identityId, site.id),
        })),
    },
    {
      id: "matter.glue",
      words: t("palette.glue"),
      also: t("palette.also.glue"),
      icon: Combine,
      shortcut: SHORTCUTS.matter.glue,
      isPossible: () => can("clients.glue"),
      act: glueOpened,
    },
  ];
}
