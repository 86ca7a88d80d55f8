// The shapes of app/*/schemas.py, as they were generated from the API. Everything in the window takes them from
// here and from nowhere else.
import type { components } from "./api.gen.ts";

type Schemas = components["schemas"];

/** What came over the wire is never changed in place. */
type Frozen<T> = T extends readonly (infer Item)[]
  ? number extends T["length"]
    ? readonly Frozen<Item>[]
    : T
  : T extends object
    ? { readonly [Key in keyof T]: Frozen<T[Key]> }
    : T;

type Shape<Name extends keyof Schemas> = Frozen<Schemas[Name]>;

/** RFC 3339 in UTC with microseconds: text order is time order. */
export type Time = string;

/** Something said in several languages, or a line with its parameters. */
export type Said = Readonly<Record<string, string>>;

export type EntityCard = Omit<Shape<"NoteEntity">, "url" | "operator_id" | "team_id"> & {
  readonly url?: string | null;
  /** Of a mention: one of us, or everybody of a team. */
  readonly operator_id?: number | null;
  readonly team_id?: number | null;
};
export type AttachmentCard = Shape<"AttachmentCard">;
export type FileCard = Shape<"FileCard">;
export type FileKind = FileCard["kind"];
export type ButtonCard = Shape<"ButtonCard">;
export type ReplyCard = Shape<"ReplyCard">;
export type DeliveryCard = Shape<"DeliveryCard">;
export type DeliveryState = DeliveryCard["state"];
export type VersionCard = Shape<"VersionCard">;
export type MessageCard = Omit<Shape<"MessageCard">, "entities"> & {
  readonly entities: readonly EntityCard[];
};
export type Direction = MessageCard["direction"];
export type Preview = Shape<"Preview">;
export type ClientBrief = Shape<"ClientBrief">;
export type ActCard = Shape<"ActCard">;
export type ActPage = Shape<"ActPage">;
/** Exactly one of these is asked for; tags go together. */
export type ManyDeed = Partial<Shape<"ManyDeed">>;
export type ManyDone = Shape<"ManyDone">;
export type Transfer = Shape<"Transfer">;
export type Undone = Shape<"Undone">;
export type Priority = Shape<"ConversationRow">["priority"];
export type ConversationRow = Shape<"ConversationRow">;
export type ConversationPage = Shape<"ConversationPage">;
export type HistoryPage = Shape<"HistoryPage">;
export type Reply = Omit<Shape<"TimedReply">, "entities" | "hold_seconds"> & {
  readonly entities?: readonly EntityCard[];
  readonly hold_seconds?: number;
};

export type IdentityCard = Shape<"IdentityCard">;
export type ContactPointCard = Shape<"ContactPointCard">;
export type VisitCard = Shape<"VisitCard">;
export type ClientCard = Shape<"ClientCard">;
export type ClientFound = Shape<"ClientFound">;
export type SearchHit = Shape<"SearchHit">;
export type SearchPage = Shape<"SearchPage">;
export type SnippetCard = Shape<"SnippetCard">;
export type ClientChange = Partial<Shape<"ClientChange">>;
export type AttributeCard = Shape<"AttributeCard">;
export type AttributeType = AttributeCard["type"];
export type NewAttribute = Shape<"NewAttribute">;
export type AttributeChange = Partial<Shape<"AttributeChange">>;
export type TagCard = Shape<"TagCard">;
export type TagColour = NonNullable<TagCard["colour"]>;
export type NewTag = Shape<"NewTag">;
export type TagChange = Partial<Shape<"TagChange">>;
export type ImportCard = Shape<"ImportCard">;
export type ImportChange = Partial<Shape<"ImportChange">>;
export type ProblemCard = Shape<"ProblemCard">;
export type FieldChoice = Shape<"FieldChoice">;

export type SuggestionCard = Shape<"SuggestionCard">;
export type SuggestionReason = Shape<"SuggestionReason">;
export type SuggestedPair = Shape<"SuggestedPair">;
export type SuggestedPairs = Shape<"SuggestedPairs">;

export type GlueCard = Shape<"GlueCard">;
export type FieldsChosen = Shape<"FieldsChosen">;
export type GluePreview = Shape<"GluePreview">;
export type GlueSide = Shape<"Side">;
export type Objection = Shape<"Objection">;

export type CapabilitiesCard = Shape<"CapabilitiesCard">;
export type SettingCard = Shape<"SettingCard">;
export type ChannelKind = Shape<"ChannelKind">;
export type ChannelCard = Shape<"ChannelCard">;
export type NewChannel = Shape<"NewChannel">;
export type NewestWords = Shape<"NewestWords">;
export type ChannelChange = Partial<Shape<"ChannelChange">>;

export type CallbackCard = Shape<"CallbackCard">;
export type CallbackPage = Shape<"CallbackPage">;
export type AttemptCard = Shape<"AttemptCard">;
export type Outcome = AttemptCard["outcome"];
export type NewAttempt = Partial<Shape<"NewAttempt">> & Pick<Shape<"NewAttempt">, "key" | "outcome">;
export type NewCallback = Partial<Shape<"NewCallback">> &
  Pick<Shape<"NewCallback">, "key" | "client_id" | "phone" | "wanted_from">;

export type OperatorCard = Shape<"OperatorCard">;
export type RoleName = OperatorCard["role"];
export type NewOperator = Shape<"NewOperator">;
export type OperatorChange = Partial<Shape<"OperatorChange">>;
export type SentLink = Shape<"SentLink">;
export type SignInLinkCard = Shape<"SignInLinkCard">;
export type Preferences = Shape<"Preferences">;
export type Language = Preferences["language"];
export type Me = Shape<"Me">;

export type AllHours = Shape<"AllHours">;
export type HoursCard = Shape<"HoursCard">;
export type ExceptionCard = Shape<"ExceptionCard">;
export type Holiday = Shape<"Holiday">;
export type Availability = Shape<"Availability">;
export type AutoReplyRules = Shape<"AutoReplyRules">;
export type AutoReplyOccasion = Shape<"Occasion">;
export type TeamCard = Shape<"TeamCard">;
export type NewTeam = Shape<"NewTeam">;
export type TeamChange = Partial<Shape<"TeamChange">>;

export type CannedReplyCard = Omit<Shape<"CannedReplyCard">, "entities"> & {
  readonly entities: readonly EntityCard[];
};
export type CannedFolderCard = Shape<"CannedFolderCard">;
export type CannedReplies = Omit<Shape<"CannedReplies">, "replies"> & {
  readonly replies: readonly CannedReplyCard[];
};
export type NewCannedReply = Partial<Omit<Shape<"NewCannedReply">, "entities">> &
  Pick<Shape<"NewCannedReply">, "title" | "text"> & { readonly entities?: readonly EntityCard[] };
export type CannedReplyChange = Partial<NewCannedReply>;
export type BroughtReply = Pick<NewCannedReply, "title" | "text"> &
  Partial<Omit<Shape<"BroughtReply">, "entities">> & { readonly entities?: readonly EntityCard[] };
export type Brought = Shape<"Brought">;

export type MacroDeed = MacroCard["deeds"][number];
export type MacroCard = Shape<"MacroCard">;
export type NewMacro = Shape<"NewMacro">;
export type MacroPress = Omit<Shape<"MacroPress">, "words"> & { readonly words: readonly FilledWords[] };
export type FilledWords = Omit<Shape<"FilledWords">, "entities"> & {
  readonly entities: readonly EntityCard[];
};
export type MacroDone = Shape<"MacroDone">;

export type SpamMark = Shape<"SpamMark">;
export type BlocklistEntry = Shape<"BlocklistEntry">;
export type VisitorCard = Shape<"VisitorCard">;
export type DeviceCard = Shape<"DeviceCard">;
export type PageVisit = Shape<"PageVisit">;
export type PageVisits = Shape<"PageVisits">;
export type FirstWordsPut = Shape<"FirstWordsPut">;

export type BoardCard = Shape<"BoardCard">;
export type OperatorLoad = Shape<"OperatorLoad">;
export type Workplace = Shape<"Workplace">;
export type WindowPage = Omit<Shape<"WindowSnapshot">, "saved_views"> & {
  readonly saved_views: readonly SavedViewCard[];
};
type FullFilter = Required<Shape<"ListFilter">>;
/** What a list shows: a view, narrowed down (null is any), in an order. */
export type ListFilter = { readonly [Name in keyof FullFilter]: FullFilter[Name] };
export type View = ListFilter["view"];
export type Sort = ListFilter["sort"];
export type ViewCounts = Readonly<Record<string, number>>;
export type SavedViewCard = Omit<Shape<"SavedViewCard">, "filter"> & { readonly filter: ListFilter };
export type NewSavedView = {
  readonly name: string;
  readonly is_shared: boolean;
  readonly filter: ListFilter;
};
export type SavedViewChange = Partial<NewSavedView>;

export type DraftCard = Omit<Shape<"DraftCard">, "entities"> & { readonly entities: readonly EntityCard[] };
export type Drafts = { readonly seq: number; readonly drafts: readonly DraftCard[] };
export type DraftWords = Omit<Shape<"DraftWords">, "entities" | "identity_id"> & {
  readonly entities: readonly EntityCard[];
};
export type SendingCard = Omit<Shape<"SendingCard">, "entities"> & {
  readonly entities: readonly EntityCard[];
};
export type Sendings = { readonly seq: number; readonly sendings: readonly SendingCard[] };

/** What each kind of event carries. */
export type EventBodies = Omit<Shape<"Events">, "saved_views.changed"> & {
  readonly "saved_views.changed": {
    readonly is_shared: boolean;
    readonly saved_views: readonly SavedViewCard[];
  };
};

/** An error as the server tells it (RFC 9457). */
export type Problem = {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail?: string | null;
  readonly fields?: Readonly<Record<string, string>> | null;
};
