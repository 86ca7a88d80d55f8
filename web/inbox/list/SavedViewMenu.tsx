import { Ellipsis, Pencil, Trash2, UserRound, Users } from "lucide-preact";
import { changeView } from "../actions/saved-views.ts";
import { mayChange, openSavedView, savedViewDeed } from "../stores/saved-views.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { Menu, type MenuItem } from "../ui/Menu.tsx";
import { t } from "../words/t.ts";

/** What can be done with the saved view on the screen. */
export function SavedViewMenu() {
  const view = openSavedView.value;
  if (!view || !mayChange(view)) return null;
  const items: readonly MenuItem[] = [
    {
      key: "rename",
      label: t("views.rename"),
      icon: Pencil,
      act: () => {
        savedViewDeed.value = { is: "rename", view };
      },
    },
    {
      key: "share",
      label: t(view.is_shared ? "views.unshare" : "views.share"),
      icon: view.is_shared ? UserRound : Users,
      act: () => void changeView(view, { is_shared: !view.is_shared }),
    },
    {
      key: "remove",
      label: t("views.remove"),
      icon: Trash2,
      act: () => {
        savedViewDeed.value = { is: "remove", view };
      },
    },
  ];
  return (
    <Menu
      items={items}
      label={t("views.deeds")}
      trigger={({ ref, ...props }) => (
        <IconButton icon={Ellipsis} label={t("views.deeds")} buttonRef={ref} {...props} />
      )}
    />
  );
}
