import { CircleHelp, Coffee, Languages, LogOut, Rows3, SunMoon } from "lucide-preact";
import type { Preferences } from "#shared/wire.ts";
import { switchAway } from "../../actions/away.ts";
import { leave } from "../../actions/sign-out.ts";
import { isShowingShortcuts } from "../../keyboard/shortcuts.ts";
import { SHORTCUTS } from "../../keyboard/table.ts";
import { prefer } from "../../settings/preferences.ts";
import { me } from "../../stores/house.ts";
import { isAway } from "../../stores/standing.ts";
import { t } from "../../words/t.ts";
import type { Deed, Source } from "../deeds.ts";

/** How the window looks to me, and the way out. */
export const mine = (): Source => ({
  title: t("palette.mine"),
  deeds: [
    {
      id: "mine.away",
      words: t(isAwayNow() ? "away.back" : "away.go"),
      also: t("palette.also.away"),
      icon: Coffee,
      shortcut: SHORTCUTS.list.away,
      act: switchAway,
    },
    {
      id: "mine.theme",
      words: t("palette.theme"),
      also: t("palette.also.theme"),
      note: t(`theme.${preferences()?.theme ?? "auto"}`),
      icon: SunMoon,
      step: () => THEMES.map(wear),
    },
    {
      id: "mine.compact",
      words: t(preferences()?.compact ? "palette.roomy" : "palette.compact"),
      also: t("palette.also.compact"),
      icon: Rows3,
      act: () => void prefer({ compact: !preferences()?.compact }),
    },
    {
      id: "mine.language",
      words: t("palette.language"),
      also: t("palette.also.language"),
      note: LANGUAGES[preferences()?.language ?? "ru"],
      icon: Languages,
      step: () => [speak("ru"), speak("en")],
    },
    {
      id: "mine.shortcuts",
      words: t("shortcuts.title"),
      also: t("palette.also.shortcuts"),
      icon: CircleHelp,
      shortcut: SHORTCUTS.anywhere.help,
      act: () => {
        isShowingShortcuts.value = true;
      },
    },
    {
      id: "mine.sign_out",
      words: t("me.sign_out"),
      also: t("palette.also.sign_out"),
      icon: LogOut,
      act: () => void leave(),
    },
  ],
});

function isAwayNow(): boolean {
  const mine = me.peek()?.operator;
  return mine !== undefined && isAway(mine, Date.now());
}

const preferences = (): Preferences | undefined => me.peek()?.preferences;

const THEMES = ["auto", "light", "dark"] as const;

const wear = (theme: (typeof THEMES)[number]): Deed => ({
  id: `mine.theme.${theme}`,
  words: t(`theme.${theme}`),
  also: t(`palette.also.theme_${theme}`),
  icon: SunMoon,
  isPossible: () => preferences()?.theme !== theme,
  act: () => void prefer({ theme }),
});

const LANGUAGES = { ru: "Русский", en: "English" } as const;

const speak = (language: "ru" | "en"): Deed => ({
  id: `mine.language.${language}`,
  words: LANGUAGES[language],
  also: t(`palette.also.language_${language}`),
  icon: Languages,
  isPossible: () => preferences()?.language !== language,
  act: () => void prefer({ language }),
});
