import { effect, signal } from "@preact/signals";
import type { CannedFolderCard, CannedReplyCard, EventBodies } from "#shared/wire.ts";
import { readCanned } from "../api/canned.ts";
import { house, news } from "./house.ts";

/** Answers kept at hand; null before somebody first looks for one. */
export const cannedReplies = signal<readonly CannedReplyCard[] | null>(null);
export const cannedFolders = signal<readonly CannedFolderCard[]>([]);

let reading: Promise<void> | null = null;

/** Reads all, once; the log tells of every change. Throws Refused. */
export function learnCanned(): Promise<void> {
  reading ??= read().catch((cause: unknown) => {
    reading = null;
    throw cause;
  });
  return reading;
}

async function read(): Promise<void> {
  heardMeanwhile = [];
  const { folders, replies } = await readCanned();
  cannedFolders.value = folders;
  cannedReplies.value = replies;
  for (const body of heardMeanwhile) hear(body);
}

/** What was told while the page was on its way may be newer than the page. */
let heardMeanwhile: EventBodies["canned.changed"][] = [];

export function putCanned(reply: CannedReplyCard): void {
  const known = cannedReplies.peek();
  if (known !== null) cannedReplies.value = [...known.filter(({ id }) => id !== reply.id), reply];
}

export function dropCanned(id: number): void {
  cannedReplies.value = cannedReplies.peek()?.filter((reply) => reply.id !== id) ?? null;
}

function hear({ folders, replies, removed }: EventBodies["canned.changed"]): void {
  if (folders) cannedFolders.value = folders;
  for (const id of removed) dropCanned(id);
  for (const reply of replies) putCanned(reply);
}

effect(() => {
  const told = news.value;
  if (reading === null) return;
  // All was read anew: something may have gone unheard.
  if (told.length === 0 && house.peek() !== null) reading = cannedReplies.peek() === null ? reading : read();
  for (const event of told) {
    if (event.kind !== "canned.changed") continue;
    heardMeanwhile.push(event.body);
    if (cannedReplies.peek() !== null) hear(event.body);
  }
});
