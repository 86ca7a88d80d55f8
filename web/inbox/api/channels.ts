import type {
  ChannelCard,
  ChannelChange,
  ChannelKind,
  MessageCard,
  NewChannel,
  NewestWords,
} from "#shared/wire.ts";
import { ask } from "./ask.ts";

export const readChannels = (): Promise<readonly ChannelCard[]> => ask("GET", "/channels");

export const readChannelKinds = (): Promise<readonly ChannelKind[]> => ask("GET", "/channel-kinds");

export const connectChannel = (channel: NewChannel): Promise<ChannelCard> =>
  ask("POST", "/channels", channel);

export const changeChannel = (id: number, change: ChannelChange): Promise<ChannelCard> =>
  ask("PATCH", `/channels/${id}`, change);

export const removeChannel = (id: number): Promise<unknown> => ask("DELETE", `/channels/${id}`);

export const pauseChannel = (id: number): Promise<unknown> => ask("POST", `/channels/${id}/pause`);

export const resumeChannel = (id: number): Promise<unknown> => ask("DELETE", `/channels/${id}/pause`);

export const checkChannel = (id: number): Promise<ChannelCard | undefined> =>
  ask("POST", `/channels/${id}/check`);

/** Of somebody who can be answered; null while nobody has written. */
export const readNewestWords = (id: number): Promise<NewestWords | null> =>
  ask("GET", `/channels/${id}/newest-words`);

export const sendTestMessage = (id: number, identityId: number, text: string): Promise<MessageCard> =>
  ask("POST", `/channels/${id}/test-message`, { identity_id: identityId, text });
