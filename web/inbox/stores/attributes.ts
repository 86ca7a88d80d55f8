import { effect, signal } from "@preact/signals";
import type { AttributeCard, TagCard } from "#shared/wire.ts";
import { readAttributes, readTags } from "../api/attributes.ts";
import { news } from "./house.ts";

/** What the house wants to know of its clients; null before it was asked. */
export const attributes = signal<readonly AttributeCard[] | null>(null);
export const tags = signal<readonly TagCard[] | null>(null);

let isAsked = false;

/** Reads both, once; the log tells of every change. Throws Refused. */
export async function learnAttributes(): Promise<void> {
  if (isAsked) return;
  isAsked = true;
  try {
    [attributes.value, tags.value] = await Promise.all([readAttributes(), readTags()]);
  } catch (cause) {
    isAsked = false;
    throw cause;
  }
}

effect(() => {
  for (const event of news.value) {
    if (event.kind === "attributes.changed") attributes.value = event.body.attributes;
    if (event.kind === "tags.changed") tags.value = event.body.tags;
  }
});
