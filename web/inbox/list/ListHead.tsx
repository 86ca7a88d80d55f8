import { ChevronDown, ListFilter, Search, X } from "lucide-preact";
import { useEffect, useRef } from "preact/hooks";
import { VIEWS } from "../state/view.ts";
import { channels } from "../stores/house.ts";
import { channelFilter } from "../stores/list.ts";
import { go, route, viewOf } from "../stores/route.ts";
import { endSearch, isSearching, searchWords } from "../stores/search.ts";
import { ChannelMark } from "../ui/ChannelMark.tsx";
import { Icon } from "../ui/Icon.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { Menu, type MenuItem } from "../ui/Menu.tsx";
import { t } from "../words/t.ts";
import { VIEW_LOOK } from "./views.ts";

/** Which view this is, what of it, and the way to search. */
export const ListHead = () =>
  isSearching.value ? (
    <SearchHead />
  ) : (
    <header class="head">
      <ViewMenu />
      {channels.value.length > 1 && <ChannelMenu />}
      <IconButton
        icon={Search}
        label={t("search.open")}
        hint="/"
        onClick={() => {
          isSearching.value = true;
        }}
      />
    </header>
  );

function ViewMenu() {
  const here = viewOf(route.value);
  const items = VIEWS.map((view): MenuItem => {
    const { name, icon, letter } = VIEW_LOOK[view];
    return {
      key: view,
      label: t(name),
      icon,
      hint: letter ? `G ${letter}` : undefined,
      isChosen: view === here,
      act: () => go({ at: "inbox", view, conversationId: null }, "push"),
    };
  });
  return (
    <h1 class="head-title">
      <Menu
        items={items}
        label={t("list.views")}
        trigger={(props) => (
          <button type="button" class="head-view" {...props}>
            {t(VIEW_LOOK[here].name)}
            <Icon of={ChevronDown} />
          </button>
        )}
      />
    </h1>
  );
}

function ChannelMenu() {
  const chosen = channelFilter.value;
  const choose = (id: number | null) => () => {
    channelFilter.value = id;
  };
  const items: readonly MenuItem[] = [
    {
      key: "all",
      label: t("list.all_channels"),
      icon: ListFilter,
      isChosen: chosen === null,
      act: choose(null),
    },
    ...channels.value.map((channel) => ({
      key: String(channel.id),
      label: channel.name,
      mark: <ChannelMark kind={channel.kind} />,
      isChosen: chosen === channel.id,
      act: choose(channel.id),
    })),
  ];
  return (
    <Menu
      items={items}
      label={t("list.channel_filter")}
      trigger={({ ref, ...props }) => (
        <IconButton
          icon={ListFilter}
          label={t("list.channel_filter")}
          isOn={chosen !== null}
          buttonRef={ref}
          {...props}
        />
      )}
    />
  );
}

function SearchHead() {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") {
      event.stopPropagation();
      endSearch();
      document.getElementById("rows")?.focus();
    }
    if (event.key === "ArrowDown" || event.key === "Enter") {
      event.preventDefault();
      const first = document.querySelector<HTMLElement>(".found button");
      if (event.key === "Enter") first?.click();
      else first?.focus();
    }
  };
  return (
    <search class="head">
      <h1 class="only-heard">{t("search.open")}</h1>
      <Icon of={Search} />
      <input
        ref={field}
        class="head-search"
        type="search"
        placeholder={t("search.placeholder")}
        aria-label={t("search.placeholder")}
        value={searchWords.value}
        onInput={(event) => {
          searchWords.value = event.currentTarget.value;
        }}
        onKeyDown={onKeyDown}
      />
      <IconButton icon={X} label={t("search.close")} onClick={endSearch} />
    </search>
  );
}
