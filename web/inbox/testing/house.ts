// A house in memory that follows the same rules as the real one: it keeps rows, messages and marks, tells of every
// change as an event, and can be read afresh at any moment.
import type { EventsFrame, Kind, LogEvent } from "#shared/events.ts";
import type { ConversationRow, EventBodies, HistoryPage, MessageCard, WindowPage } from "#shared/wire.ts";
import { compare, compareRows, placeOfMessage, placeOfRow } from "../state/place.ts";
import { unreadIn } from "../state/seen.ts";
import type { Place } from "../state/state.ts";
import { TAIL } from "../state/stretch.ts";
import { type Asked, belongs } from "../state/view.ts";
import { anna, boris, clientCard, message, minute, row, windowPage } from "./cast.ts";

const ROWS = 4;
const MESSAGES = 5;
const CLIENTS = 8;

export class House {
  private seq = 100;
  private moment = 0;
  private messageId = 0;
  private readonly rows = new Map<number, ConversationRow>();
  private readonly messages = new Map<number, MessageCard>();
  private readonly seen = new Map<number, number>();
  private readonly mentioned = new Map<number, number>();
  private readonly log: LogEvent[] = [];

  private readonly chance: () => number;

  constructor(chance: () => number) {
    this.chance = chance;
    for (let id = 1; id <= CLIENTS; id += 1) this.addMatter(id);
    this.log.length = 0;
  }

  /** Something happens, as it does in a shop. */
  happen(): void {
    const acts = [
      () => this.clientWrites(),
      () => this.clientWrites(),
      () => this.weAnswer(),
      () => this.wordsChange(),
      () => this.deliverySettles(),
      () => this.iSee(),
      () => this.namesMe(),
      () => this.iLook(),
      () => this.pictureComes(),
      () => this.change({ priority: this.pick(["low", "normal", "high", "urgent"]) }),
      () => this.change({ tag_ids: this.pick([[], [1], [1, 2]]) }),
      () => this.change({ team_id: this.pick([null, 1]) }),
      () => this.change({ waiting_since: this.pick([null, this.now()]) }),
      () => this.change({ spam: this.pick([false, false, true]) }),
      () => this.change({ assignee_id: this.pick([null, boris.id, 2]) }),
      () => this.change({ status: "closed", closed_at: this.now() }),
      () => this.change({ status: "snoozed", snoozed_until: minute(9999) }),
      () => this.change({ status: "waiting", closed_at: null }),
    ];
    this.pick(acts)();
  }

  freshWindow(asked: Asked): WindowPage {
    const { sort } = asked;
    const mentioned = Object.fromEntries(this.mentioned);
    const fitting = [...this.rows.values()]
      .filter((one) => belongs(one, asked, boris.id, mentioned))
      .sort((a, b) => compareRows(placeOfRow(a, sort), placeOfRow(b, sort)));
    const page = { seq: this.seq, rows: fitting.slice(0, ROWS), seen: this.marks() };
    return windowPage([], {
      seq: this.seq,
      mentioned,
      page: { ...page, next: fitting.length > ROWS ? "further" : null },
    });
  }

  freshHistory(clientId: number): HistoryPage {
    return this.historyFrom(clientId, this.said(clientId).length - MESSAGES);
  }

  /** The page that begins with the message of that number. */
  historyFrom(clientId: number, number: number): HistoryPage {
    const all = this.said(clientId);
    const from = Math.max(0, Math.min(number, all.length - 1));
    const row = this.rows.get(clientId);
    return {
      seq: this.seq,
      client_id: clientId,
      messages: all.slice(from, from + MESSAGES),
      before: from > 0 ? "further" : null,
      after: from + MESSAGES < all.length ? "further" : null,
      anchor: null,
      tail: from + MESSAGES < all.length ? all.slice(-TAIL) : [],
      conversations: row ? [row] : [],
    };
  }

  /** The page behind a message, as the server would find it. */
  historyAfter(clientId: number, last: Place): HistoryPage {
    const known = this.said(clientId).filter((one) => compare(placeOfMessage(one), last) <= 0);
    return this.historyFrom(clientId, known.length);
  }

  /** The page in front of a message. */
  historyBefore(clientId: number, first: Place): HistoryPage {
    const earlier = this.said(clientId).filter((one) => compare(placeOfMessage(one), first) < 0);
    const from = Math.max(0, earlier.length - MESSAGES);
    return { ...this.historyFrom(clientId, from), messages: earlier.slice(from), after: "further" };
  }

  private said(clientId: number): readonly MessageCard[] {
    return [...this.messages.values()]
      .filter((one) => one.client_id === clientId)
      .sort((a, b) => compare(placeOfMessage(a), placeOfMessage(b)));
  }

  /** What a socket that holds `since` is told, cut into frames of random length. */
  framesSince(since: number): readonly EventsFrame[] {
    const frames: EventsFrame[] = [];
    let after = since;
    while (after < this.seq) {
      const upto = Math.min(this.seq, after + 1 + Math.floor(this.chance() * 4));
      const events = this.log.filter(({ seq }) => seq > after && seq <= upto);
      frames.push({ type: "events", after, upto, events });
      after = upto;
    }
    return frames;
  }

  private clientWrites(): void {
    const old = this.anyRow();
    const written = this.addMessage(old, { direction: "in", at: this.aboutNow() });
    this.tell("message.added", {
      message: written,
      conversation: this.keep({
        ...old,
        status: "waiting",
        closed_at: null,
        inbound_count: old.inbound_count + 1,
        last_at: written.at > old.last_at ? written.at : old.last_at,
        revision: old.revision + 1,
      }),
    });
  }

  private weAnswer(): void {
    const old = this.anyRow();
    const delivery = { id: 1, state: "queued", code: null, detail: null, due_at: null, attempts: 0 } as const;
    const written = this.addMessage(old, {
      direction: "out",
      operator_id: boris.id,
      delivery,
      at: this.now(),
    });
    this.tell("message.added", {
      message: written,
      conversation: this.keep({
        ...old,
        status: "open",
        closed_at: null,
        answered_count: old.inbound_count,
        last_at: written.at,
        revision: old.revision + 1,
      }),
    });
  }

  private wordsChange(): void {
    const old = this.anyMessage();
    if (!old) return;
    const changed = { ...old, text: `${old.text}, исправлено`, version: old.version + 1 };
    this.messages.set(old.id, changed);
    this.tell("message.changed", { message: changed });
  }

  private deliverySettles(): void {
    const old = this.anyMessage();
    if (!old?.delivery) return;
    const delivery = { ...old.delivery, state: this.pick(["sent", "read", "failed"] as const) };
    this.messages.set(old.id, { ...old, delivery });
    const { id: message_id, client_id, conversation_id } = old;
    this.tell("delivery.changed", { message_id, client_id, conversation_id, delivery });
  }

  private iSee(): void {
    const { id, inbound_count } = this.anyRow();
    this.seen.set(id, inbound_count);
    this.tell("seen.marked", { conversation_id: id, seen_count: inbound_count, upto: this.messageId });
  }

  private namesMe(): void {
    const to = this.anyRow();
    const count = (this.mentioned.get(to.id) ?? 0) + 1;
    this.mentioned.set(to.id, count);
    this.tell("mention.added", { conversation_id: to.id, message_id: this.messageId + 1, count });
    // The note itself is told right behind.
    const written = this.addMessage(to, { direction: "note", operator_id: 2, at: this.now() });
    this.tell("message.added", {
      message: written,
      conversation: this.keep({ ...to, last_at: written.at, revision: to.revision + 1 }),
    });
  }

  private iLook(): void {
    const { id } = this.anyRow();
    if (this.mentioned.delete(id)) this.tell("mention.seen", { conversation_id: id });
  }

  private pictureComes(): void {
    const { client } = this.anyRow();
    const portrayed = { ...client, picture_url: this.pick([null, `/api/files/${this.seq}/thumbnail`]) };
    for (const one of this.rows.values()) {
      if (one.client.id === client.id) this.keep({ ...one, client: portrayed });
    }
    this.tell("client.changed", { client: clientCard(portrayed) });
  }

  private change(over: Partial<ConversationRow>): void {
    const old = this.anyRow();
    // Whoever closes has dealt with everything.
    const answered_count = over.status === "closed" ? old.inbound_count : old.answered_count;
    this.tell("conversation.changed", {
      conversation: this.keep({ ...old, ...over, answered_count, revision: old.revision + 1 }),
    });
  }

  private marks(): Record<number, number> {
    const marks: Record<number, number> = {};
    for (const [id, count] of this.seen) {
      const row = this.rows.get(id);
      if (row && unreadIn(row, {}) > unreadIn(row, { [id]: count })) marks[id] = count;
    }
    return marks;
  }

  private addMatter(id: number): void {
    const client = { id, name: id === anna.id ? anna.name : `Клиент ${id}`, hue: id * 40, picture_url: null };
    this.keep(row({ id, client, last_at: this.now(), inbound_count: 0 }));
  }

  private addMessage(to: ConversationRow, over: Partial<MessageCard>): MessageCard {
    this.messageId += 1;
    const written = message({ id: this.messageId, client_id: to.client.id, conversation_id: to.id, ...over });
    this.messages.set(written.id, written);
    return written;
  }

  private keep(changed: ConversationRow): ConversationRow {
    this.rows.set(changed.id, changed);
    return changed;
  }

  private tell<K extends Kind>(kind: K, body: EventBodies[K]): void {
    this.seq += 1;
    this.log.push({ seq: this.seq, at: minute(this.moment), kind, body } as LogEvent);
    // Some of the log is for other eyes.
    if (this.chance() < 0.2) this.seq += 1;
  }

  private now(): string {
    this.moment += 1;
    return minute(this.moment);
  }

  /** A channel's clock may be behind ours. */
  private aboutNow(): string {
    return minute(this.moment - Math.floor(this.chance() * 6));
  }

  private anyRow(): ConversationRow {
    return this.pick([...this.rows.values()]);
  }

  private anyMessage(): MessageCard | undefined {
    return this.messages.size > 0 ? this.pick([...this.messages.values()]) : undefined;
  }

  private pick<T>(from: readonly T[]): T {
    const one = from[Math.floor(this.chance() * from.length)];
    if (one === undefined) throw new Error("nothing to pick from");
    return one;
  }
}
