/** What this browser keeps about one site between page loads; shared by its tabs. */
export type Shelf = {
  get(name: string): string | null;
  put(name: string, value: string): void;
  remove(name: string): void;
  names(): readonly string[];
  /** Calls back when another tab has changed something. Answers with the way to stop. */
  onChange(listener: (name: string) => void): () => void;
};

/** Where the browser blocks storage, or it is full, memory stands in until the page goes. */
export function openShelf(site: string, storage: Storage | null): Shelf {
  const prefix = `okno:${site}:`;
  const memory = new Map<string, string>();

  const attempt = <T>(act: (storage: Storage) => T): T | undefined => {
    try {
      return storage ? act(storage) : undefined;
    } catch {
      return undefined;
    }
  };
  const storedNames = (): readonly string[] =>
    attempt((stored) =>
      Array.from({ length: stored.length }, (_, index) => stored.key(index) ?? "")
        .filter((name) => name.startsWith(prefix))
        .map((name) => name.slice(prefix.length)),
    ) ?? [];

  return {
    get: (name) => memory.get(name) ?? attempt((stored) => stored.getItem(prefix + name)) ?? null,
    put(name, value) {
      const isStored = attempt((stored) => {
        stored.setItem(prefix + name, value);
        return true;
      });
      if (isStored) memory.delete(name);
      else memory.set(name, value);
    },
    remove(name) {
      memory.delete(name);
      attempt((stored) => stored.removeItem(prefix + name));
    },
    names: () => [...new Set([...storedNames(), ...memory.keys()])],
    onChange(listener) {
      const heard = (event: StorageEvent) => {
        if (event.key?.startsWith(prefix)) listener(event.key.slice(prefix.length));
      };
      addEventListener("storage", heard);
      return () => removeEventListener("storage", heard);
    },
  };
}

/** Null where even looking at the storage is forbidden. */
export function browserStorage(kind: "localStorage" | "sessionStorage"): Storage | null {
  try {
    return window[kind];
  } catch {
    return null;
  }
}
