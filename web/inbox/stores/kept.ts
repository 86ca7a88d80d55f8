import { effect, type Signal, signal } from "@preact/signals";

/** What this browser keeps, the same in all its tabs. What cannot be read or written is simply not kept. */
export function kept<T>(name: string, initial: T): Signal<T> {
  const value = signal<T>(read(name) ?? initial);
  effect(() => write(name, value.value));
  addEventListener("storage", ({ key }) => {
    if (key === `okno.${name}`) value.value = read(name) ?? initial;
  });
  return value;
}

function read<T>(name: string): T | null {
  try {
    const text = localStorage.getItem(`okno.${name}`);
    return text === null ? null : (JSON.parse(text) as T);
  } catch {
    return null;
  }
}

function write(name: string, value: unknown): void {
  try {
    localStorage.setItem(`okno.${name}`, JSON.stringify(value));
  } catch {
    // A full or forbidden store costs only the memory of a choice.
  }
}
