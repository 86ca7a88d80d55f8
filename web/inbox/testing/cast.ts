// The people of the tests: Anna, who buys; Boris and Marina, who answer; and a house that remembers everything.
import type {
  AttemptCard,
  CallbackCard,
  ChannelCard,
  ClientBrief,
  ClientCard,
  ConversationRow,
  MessageCard,
  OperatorCard,
  WindowPage,
} from "#shared/wire.ts";

export const anna: ClientBrief = { id: 1, name: "Анна", hue: 20, picture_url: null };
export const pavel: ClientBrief = { id: 2, name: "Павел", hue: 200, picture_url: null };

export const boris = operator(1, "Борис");
export const marina = operator(2, "Марина");

export const telegram = channel(1, "telegram", "Telegram");
export const vk = channel(2, "vk", "VK");
export const callback = channel(3, "callback", "Звонки", { no_outbound: true });

/** A moment some minutes after noon. */
export function minute(count: number): string {
  return `${new Date(Date.UTC(2026, 4, 12, 12) + count * 60_000).toISOString().slice(0, -1)}000Z`;
}

export function clientCard(client: ClientBrief, over: Partial<ClientCard> = {}): ClientCard {
  return {
    ...client,
    given_name: null,
    language: null,
    note: null,
    identities: [],
    contact_points: [],
    tags: [],
    attributes: {},
    visits: [],
    first_at: null,
    last_at: null,
    conversation_count: 1,
    glued: [],
    choices: [],
    ...over,
  };
}

export function row(over: Partial<ConversationRow> & { readonly id: number }): ConversationRow {
  return {
    client: anna,
    channel_id: telegram.id,
    status: "waiting",
    assignee_id: null,
    team_id: null,
    priority: "normal",
    tag_ids: [],
    snoozed_until: null,
    waiting_since: minute(0),
    last_at: minute(0),
    last_message_id: 1,
    last_inbound_id: 1,
    preview: { text: "Где заказ?", direction: "in", kind: "text", operator_id: null, deleted: false },
    inbound_count: 1,
    answered_count: 0,
    created_at: minute(0),
    closed_at: null,
    close_reason: null,
    spam: false,
    revision: 1,
    ...over,
  };
}

export function message(over: Partial<MessageCard> & { readonly id: number }): MessageCard {
  return {
    client_id: anna.id,
    conversation_id: 1,
    channel_id: telegram.id,
    identity_id: 11,
    direction: "in",
    operator_id: null,
    key: null,
    text: `Слова номер ${over.id}`,
    entities: [],
    attachments: [],
    reply_to: null,
    group_key: null,
    forwarded_from: null,
    speaker: null,
    buttons: [],
    at: minute(over.id),
    arrived_at: minute(over.id),
    edited_at: null,
    deleted_at: null,
    version: 1,
    unsupported: null,
    service: null,
    reactions: [],
    delivery: null,
    ...over,
  };
}

export function windowPage(rows: readonly ConversationRow[], over: Partial<WindowPage> = {}): WindowPage {
  return {
    seq: 100,
    me: {
      operator: boris,
      preferences: {
        language: "ru",
        theme: "auto",
        send_with: "enter",
        sound: true,
        notifications: false,
        compact: false,
      },
      rights: ["conversations.read", "conversations.answer"],
      csrf: "secret",
    },
    operators: [boris, marina],
    channels: [telegram, vk],
    counts: {},
    saved_views: [],
    workplace: {
      waiting_amber_minutes: 5,
      waiting_red_minutes: 15,
      idle_minutes: 5,
      hand_back_minutes: 15,
      typing_preview: true,
      soft_lock: true,
      undo_send_seconds: 5,
    },
    handed_back: [],
    page: { seq: 100, rows, seen: {}, next: null },
    mentioned: {},
    ...over,
  };
}

function operator(id: number, name: string): OperatorCard {
  return {
    id,
    name,
    email: `${id}@shop.example`,
    role: "operator",
    hue: id * 90,
    disabled: false,
    own_rights: {},
    away: false,
  };
}

function channel(
  id: number,
  kind: string,
  name: string,
  can: Partial<ChannelCard["capabilities"]> = {},
): ChannelCard {
  return {
    id,
    kind,
    name,
    public_key: `key${id}`,
    state: "active",
    error_code: null,
    error_detail: null,
    last_contact_at: null,
    account_name: null,
    account_link: null,
    title: { ru: name, en: name },
    capabilities: {
      text_limit: 4096,
      entities: [],
      no_outbound: false,
      held_socket: false,
      read_marks: false,
      delivery_marks: false,
      typing_out: false,
      quotes: true,
      edits: false,
      deletes: false,
      files_out: false,
      file_limit: 20_000_000,
      buttons: false,
      ...can,
    },
    settings: {},
    queued: 0,
    closed_lines: {},
    on_refusal: "ask",
    file_limit: null,
  };
}

/** Somebody who wants to be phoned at `minute(due)`. */
export function call(id: number, due: number, over: Partial<CallbackCard> = {}): CallbackCard {
  return {
    id,
    channel_id: callback.id,
    client: anna,
    conversation_id: 1,
    message_id: 1,
    phone: "+79161234560",
    phone_shown: "+7 916 123-45-60",
    extension: null,
    name: "Анна",
    question: "Где заказ?",
    timezone: "Europe/Moscow",
    language: "ru",
    wanted: "slot",
    wanted_from: minute(due),
    wanted_until: minute(due + 30),
    due_at: minute(due),
    state: "waiting",
    claimed_by: null,
    claimed_at: null,
    remind_at: null,
    outcome: null,
    attempts: [],
    requests: 1,
    page_url: null,
    created_at: minute(due - 60),
    closed_at: null,
    revision: 1,
    ...over,
  };
}

/** One time that the number was rung, at `minute(at)`. */
export function attempt(outcome: AttemptCard["outcome"], at: number): AttemptCard {
  return {
    id: at,
    operator_id: boris.id,
    outcome,
    note: null,
    at: minute(at),
    source: "operator",
    duration_seconds: null,
    recording_url: null,
  };
}
