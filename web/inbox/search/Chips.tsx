import { ChevronDown } from "lucide-preact";
import type { ComponentChildren } from "preact";
import type { SearchKind } from "../api/search.ts";
import { channels, operators } from "../stores/house.ts";
import { ChannelMark } from "../ui/ChannelMark.tsx";
import { Icon } from "../ui/Icon.tsx";
import { Menu, type MenuItem } from "../ui/Menu.tsx";
import { type Key, t } from "../words/t.ts";
import { asked, type Chosen, choose, chosen } from "./asked.ts";
import { DaysFields } from "./DaysFields.tsx";
import type { Span } from "./spans.ts";

const KINDS: readonly (readonly [SearchKind, Key])[] = [
  ["all", "search.kind_all"],
  ["clients", "search.people"],
  ["messages", "search.messages"],
  ["notes", "search.notes"],
  ["files", "search.files"],
];

const SPANS: readonly (readonly [string, Key, Span])[] = [
  ["ever", "search.ever", { is: "ever" }],
  ["today", "search.today", { is: "today" }],
  ["7", "search.days_7", { is: "days", count: 7 }],
  ["30", "search.days_30", { is: "days", count: 30 }],
  ["365", "search.days_365", { is: "days", count: 365 }],
  ["between", "search.days_between", { is: "between", first: "", last: "" }],
];

/** What is looked for, and what narrows it down. */
export function Chips() {
  const now = chosen.value;
  return (
    <div class="search-chips">
      <fieldset class="search-kinds">
        <legend class="only-heard">{t("search.what")}</legend>
        {KINDS.map(([kind, words]) => (
          <button
            type="button"
            key={kind}
            class="search-kind"
            aria-pressed={now.kind === kind}
            onClick={() => choose({ kind })}
          >
            {t(words)}
          </button>
        ))}
      </fieldset>
      {now.kind !== "clients" && <Narrowing now={now} />}
      {now.kind !== "clients" && now.span.is === "between" && <DaysFields span={now.span} />}
    </div>
  );
}

const Narrowing = ({ now }: { readonly now: Chosen }) => (
  <fieldset class="search-filters">
    <legend class="only-heard">{t("search.filters")}</legend>
    <SpanChip now={now} />
    {channels.value.length > 1 && <ChannelChip now={now} />}
    {operators.value.length > 1 && <OperatorChip now={now} />}
    {now.kind !== "files" && (
      <Toggle isOn={now.hasFile} act={() => choose({ hasFile: !now.hasFile })}>
        {t("search.has_file")}
      </Toggle>
    )}
    <Toggle isOn={now.spam} act={() => choose({ spam: !now.spam })}>
      {t("search.spam_too")}
    </Toggle>
    {asked.value?.query.trim() && (
      <Toggle
        isOn={now.sort === "newest"}
        act={() => choose({ sort: now.sort === "newest" ? "relevance" : "newest" })}
      >
        {t("search.newest_first")}
      </Toggle>
    )}
  </fieldset>
);

function SpanChip({ now }: { readonly now: Chosen }) {
  const { span } = now;
  const at = span.is === "days" ? String(span.count) : span.is;
  const words = SPANS.find(([key]) => key === at)?.[1] ?? "search.when";
  const items = SPANS.map(
    ([key, label, value]): MenuItem => ({
      key,
      label: t(label),
      isChosen: key === at,
      act: () => choose({ span: key === at ? span : value }),
    }),
  );
  return (
    <Choice label={t("search.when")} isOn={span.is !== "ever"} items={items}>
      {span.is === "ever" ? t("search.when") : t(words)}
    </Choice>
  );
}

function ChannelChip({ now }: { readonly now: Chosen }) {
  const items: readonly MenuItem[] = [
    {
      key: "any",
      label: t("search.any_channel"),
      isChosen: now.channelId === null,
      act: () => choose({ channelId: null }),
    },
    ...channels.value.map(({ id, name, kind }) => ({
      key: String(id),
      label: name,
      mark: <ChannelMark kind={kind} />,
      isChosen: now.channelId === id,
      act: () => choose({ channelId: id }),
    })),
  ];
  const held = channels.value.find(({ id }) => id === now.channelId);
  return (
    <Choice label={t("search.channel")} isOn={held !== undefined} items={items}>
      {held?.name ?? t("search.channel")}
    </Choice>
  );
}

function OperatorChip({ now }: { readonly now: Chosen }) {
  const items: readonly MenuItem[] = [
    {
      key: "any",
      label: t("search.anybody"),
      isChosen: now.operatorId === null,
      act: () => choose({ operatorId: null }),
    },
    ...operators.value.map(({ id, name }) => ({
      key: String(id),
      label: name,
      isChosen: now.operatorId === id,
      act: () => choose({ operatorId: id }),
    })),
  ];
  const held = operators.value.find(({ id }) => id === now.operatorId);
  return (
    <Choice label={t("search.operator")} isOn={held !== undefined} items={items}>
      {held?.name ?? t("search.operator")}
    </Choice>
  );
}

type ChoiceProps = {
  readonly label: string;
  readonly isOn: boolean;
  readonly items: readonly MenuItem[];
  readonly children: ComponentChildren;
};

const Choice = ({ label, isOn, items, children }: ChoiceProps) => (
  <Menu
    items={items}
    label={label}
    trigger={(props) => (
      <button type="button" class={`search-chip ${isOn ? "is-on" : ""}`} {...props}>
        <span class="search-chip-words">{children}</span>
        <Icon of={ChevronDown} />
      </button>
    )}
  />
);

type ToggleProps = {
  readonly isOn: boolean;
  readonly act: () => void;
  readonly children: ComponentChildren;
};

const Toggle = ({ isOn, act, children }: ToggleProps) => (
  <button type="button" class={`search-chip ${isOn ? "is-on" : ""}`} aria-pressed={isOn} onClick={act}>
    {children}
  </button>
);
