import { signal } from "@preact/signals";

/** The matter whose buttons are being written; null while nobody writes any. */
export const isEditingButtons = signal<number | null>(null);
