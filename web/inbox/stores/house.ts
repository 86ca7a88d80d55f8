import { computed, signal } from "@preact/signals";
import type { EventsFrame, LogEvent } from "#shared/events.ts";
import type { ChannelCard, OperatorCard } from "#shared/wire.ts";
import { applyFrame } from "../state/frame.ts";
import { caughtUp, type Memory, remember } from "../state/pages.ts";
import type { State } from "../state/state.ts";
import { channelName } from "../words/channel-name.ts";

/** Everything that the server told us, folded into one; null before the first read. */
export const house = signal<State | null>(null);

/** What the last frame told that was new; empty when all was read anew and something may have gone unheard. */
export const news = signal<readonly LogEvent[]>([]);

let memory: Memory = { after: 0, events: [] };

export const me = computed(() => house.value?.me ?? null);
export const operators = computed(() => house.value?.operators ?? []);
export const channels = computed(() => house.value?.channels ?? []);

export const can = (right: string): boolean => me.value?.rights.includes(right) ?? false;

export const channelOf = (id: number | null): ChannelCard | undefined =>
  channels.value.find((channel) => channel.id === id);

/** What people call a channel; empty for one that was removed. */
export function channelNameOf(id: number | null): string {
  const channel = channelOf(id);
  return channel ? channelName(channel, channels.value) : "";
}

export const operatorOf = (id: number | null): OperatorCard | undefined =>
  operators.value.find((operator) => operator.id === id);

/** People may be looking at pages of ours right now. */
export const hasSites = (): boolean => channels.value.some(({ capabilities }) => capabilities.held_socket);

/** Begins anew from a fresh read. */
export function settleIn(state: State): void {
  memory = { after: state.seq, events: [] };
  house.value = state;
  news.value = [];
}

/** The state changes by our own doing: a page was read, a word is on its way. */
export function change(how: (state: State) => State): void {
  if (house.value) house.value = how(house.value);
}

/** Takes in a page read at `seq` and what was told since. False when it is too old and must be read again. */
export function takePage(seq: number, how: (state: State) => State): boolean {
  if (!house.value) return false;
  const next = caughtUp(how(house.value), seq, memory);
  if (!next) return false;
  house.value = next;
  return true;
}

/** Takes in a frame; what was new in it, or null when something before it was missed. */
export function takeFrame(frame: EventsFrame): readonly LogEvent[] | null {
  const before = house.value;
  if (!before) return [];
  const taken = applyFrame(before, frame);
  if (taken.gap) return null;
  const fresh = frame.events.filter(({ seq }) => seq > before.seq);
  memory = remember(memory, fresh);
  house.value = taken.state;
  if (fresh.length > 0) news.value = fresh;
  return fresh;
}
