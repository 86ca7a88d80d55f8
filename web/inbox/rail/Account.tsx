import { Coffee, LayoutDashboard, LogOut, Settings, Sun, Timer } from "lucide-preact";
import { setAway } from "../actions/away.ts";
import { leave } from "../actions/sign-out.ts";
import { hintOf } from "../keyboard/caps.ts";
import { SHORTCUTS } from "../keyboard/table.ts";
import { now } from "../stores/clock.ts";
import { me } from "../stores/house.ts";
import { room } from "../stores/layout.ts";
import { go, route } from "../stores/route.ts";
import { isAway, mayWatch, myStanding } from "../stores/standing.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { Icon } from "../ui/Icon.tsx";
import { Menu, type MenuItem } from "../ui/Menu.tsx";
import { standingWords } from "../words/standing.ts";
import { t } from "../words/t.ts";

/** Me, as colleagues see me; behind it: away and back, and on a phone what has no room at the edge. */
export function Account() {
  const mine = me.value?.operator;
  if (!mine) return null;
  const words = standingWords(mine, myStanding.value, now.value);
  const isPhone = room.value === "phone";
  const isHere = isPhone && ["settings", "board"].includes(route.value.at);
  return (
    <Menu
      items={[...standingItems(words), ...(isPhone ? phoneItems() : [])]}
      label={t("account.title")}
      trigger={({ ref, ...props }) => (
        <button
          type="button"
          ref={ref}
          {...props}
          class={`rail-button ${isHere ? "is-here" : ""}`}
          aria-label={t("account.me", { name: mine.name, standing: words })}
          data-tip={`${mine.name} · ${words}`}
        >
          <Avatar person={mine} size={28} standing={myStanding.value} />
        </button>
      )}
    />
  );
}

function standingItems(words: string): readonly MenuItem[] {
  const mine = me.value?.operator;
  if (!mine) return [];
  if (isAway(mine, now.value))
    return [
      {
        key: "back",
        label: t("away.back"),
        note: words,
        icon: Sun,
        hint: room.value === "phone" ? undefined : hintOf(SHORTCUTS.list.away),
        act: () => void setAway(false),
      },
    ];
  return [
    {
      key: "away",
      label: t("away.go"),
      note: t("account.seen_as", { standing: words }),
      icon: Coffee,
      hint: room.value === "phone" ? undefined : hintOf(SHORTCUTS.list.away),
      act: () => void setAway(true),
    },
    ...[15, 60].map((minutes) => ({
      key: `away-${minutes}`,
      label: t(`away.for_${minutes as 15 | 60}`),
      icon: Timer,
      act: () => void setAway(true, new Date(Date.now() + minutes * 60_000).toISOString()),
    })),
  ];
}

const phoneItems = (): readonly MenuItem[] => [
  ...(mayWatch()
    ? [
        {
          key: "board",
          label: t("board.title"),
          icon: LayoutDashboard,
          act: () => go({ at: "board" }, "push"),
        },
      ]
    : []),
  {
    key: "settings",
    label: t("settings.title"),
    icon: Settings,
    act: () => go({ at: "settings", page: "me" }, "push"),
  },
  { key: "leave", label: t("me.sign_out"), icon: LogOut, act: () => void leave() },
];

/** Where there is room it has a button of its own. */
export const SettingsButton = () => (
  <button
    type="button"
    class={`rail-button ${route.value.at === "settings" ? "is-here" : ""}`}
    aria-label={t("settings.title")}
    aria-current={route.value.at === "settings" ? "page" : undefined}
    data-tip={t("settings.title")}
    onClick={() => go({ at: "settings", page: "me" }, "push")}
  >
    <Icon of={Settings} size={20} />
  </button>
);
