import { signal } from "@preact/signals";

/** The matter in which somebody is speaking now; null while nobody is. */
export const recordingIn = signal<number | null>(null);
