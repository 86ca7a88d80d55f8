type Held = { readonly end: () => void; readonly reject: (error: Error) => void };
type Wish = { readonly grant: () => void; readonly signal: AbortSignal | undefined };

/** The Web Locks of one browser: one holder a name, the others in a row, and a thief who comes first. */
export function browserLocks(): LockManager {
  const held = new Map<string, Held>();
  const rows = new Map<string, Wish[]>();
  const next = (name: string) => {
    const row = (rows.get(name) ?? []).filter(({ signal }) => !signal?.aborted);
    const first = row.shift();
    rows.set(name, row);
    first?.grant();
  };
  const request = (name: string, options: LockOptions, act: (lock: Lock | null) => unknown) =>
    new Promise((resolve, reject) => {
      const grant = () => {
        const mine: Held = { end: () => undefined, reject };
        held.set(name, mine);
        void Promise.resolve(act({ name, mode: "exclusive" })).then((value) => {
          if (held.get(name) === mine) {
            held.delete(name);
            next(name);
          }
          resolve(value);
        });
      };
      const holder = held.get(name);
      if (options.steal) {
        holder?.reject(new DOMException("stolen", "AbortError"));
        grant();
      } else if (!holder) grant();
      else if (options.ifAvailable) void Promise.resolve(act(null)).then(resolve);
      else rows.set(name, [...(rows.get(name) ?? []), { grant, signal: options.signal }]);
    });
  return { request, query: () => Promise.resolve({}) } as unknown as LockManager;
}

/** The channels between the tabs of one browser; what is posted arrives a moment later, as a copy. */
export function browserChannels(): (name: string, isAsleep?: () => boolean) => BroadcastChannel {
  type Open = { name: string; isAsleep: () => boolean; onmessage: ((event: MessageEvent) => void) | null };
  const open = new Set<Open>();
  return (name, isAsleep = () => false) => {
    const channel = {
      name,
      isAsleep,
      onmessage: null as ((event: MessageEvent) => void) | null,
      postMessage(data: unknown) {
        const copy = JSON.stringify(data);
        for (const other of [...open]) {
          if (other === channel || other.name !== name || other.isAsleep()) continue;
          setTimeout(() => open.has(other) && other.onmessage?.({ data: JSON.parse(copy) } as MessageEvent));
        }
      },
      close: () => void open.delete(channel),
    };
    open.add(channel);
    return channel as unknown as BroadcastChannel;
  };
}
