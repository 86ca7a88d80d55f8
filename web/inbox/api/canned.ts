import type {
  Brought,
  BroughtReply,
  CannedFolderCard,
  CannedReplies,
  CannedReplyCard,
  CannedReplyChange,
  NewCannedReply,
} from "#shared/wire.ts";
import { ask } from "./ask.ts";

export const readCanned = (): Promise<CannedReplies> => ask("GET", "/canned");

export const addCanned = (reply: NewCannedReply): Promise<CannedReplyCard> => ask("POST", "/canned", reply);

export const changeCanned = (id: number, change: CannedReplyChange): Promise<CannedReplyCard> =>
  ask("PATCH", `/canned/${id}`, change);

export const removeCanned = (id: number): Promise<void> => ask("DELETE", `/canned/${id}`);

/** One more answer was made of it. */
export const countUse = (id: number): Promise<CannedReplyCard> => ask("POST", `/canned/${id}/use`);

export const bringCanned = (replies: readonly BroughtReply[]): Promise<Brought> =>
  ask("POST", "/canned/import", { replies });

export const addFolder = (name: string): Promise<CannedFolderCard> =>
  ask("POST", "/canned-folders", { name });

export const changeFolder = (
  id: number,
  change: { readonly name?: string; readonly position?: number },
): Promise<CannedFolderCard> => ask("PATCH", `/canned-folders/${id}`, change);

export const removeFolder = (id: number): Promise<void> => ask("DELETE", `/canned-folders/${id}`);
