import {
  Cable,
  Clock,
  ContactRound,
  FileUp,
  Laptop,
  type LucideIcon,
  MessageSquareQuote,
  ShieldBan,
  UserRound,
  UserRoundCog,
  UsersRound,
  Zap,
} from "lucide-preact";
import type { SettingsPage } from "../stores/route.ts";
import type { Key } from "../words/t.ts";

/** The pages of the settings: what each is called, and the right it needs. */
export const PAGES: readonly {
  readonly page: SettingsPage;
  readonly name: Key;
  readonly icon: LucideIcon;
  readonly right: string | null;
}[] = [
  { page: "me", name: "settings.me", icon: UserRound, right: null },
  { page: "channels", name: "settings.channels", icon: Cable, right: "channels.manage" },
  { page: "operators", name: "settings.operators", icon: UserRoundCog, right: "operators.manage" },
  { page: "teams", name: "settings.teams", icon: UsersRound, right: "operators.manage" },
  { page: "workplace", name: "settings.workplace", icon: Laptop, right: "settings.manage" },
  { page: "canned", name: "settings.canned", icon: MessageSquareQuote, right: "conversations.answer" },
  { page: "macros", name: "macros.title", icon: Zap, right: "conversations.answer" },
  { page: "hours", name: "settings.hours", icon: Clock, right: "settings.manage" },
  { page: "blocklist", name: "settings.blocklist", icon: ShieldBan, right: "settings.manage" },
  { page: "card", name: "settings.card", icon: ContactRound, right: "settings.manage" },
  { page: "clients", name: "settings.clients", icon: FileUp, right: "clients.import" },
];
