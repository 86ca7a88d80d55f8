import type { AttachmentCard } from "#shared/wire.ts";

/** What the channel told besides; empty when it did not. */
export function detail(file: AttachmentCard, name: string): string {
  const value = file.details[name];
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

export const isTrue = (file: AttachmentCard, name: string): boolean => file.details[name] === true;
