import type { CallbackHost, CallbackView } from "./callback/part.ts";
import type { Outside } from "./desk.ts";
import type { Tray, TrayHost } from "./files/part.ts";
import type { Panel } from "./view/panel.ts";
import type { Played, PlayerHost, Recording, RecordingHost } from "./voice/part.ts";

/** What comes only when somebody needs it: modules beside our script, complete in themselves. */
export type Parts = {
  readonly panel: { readonly openPanel: (desk: Outside, root: ShadowRoot) => Panel };
  readonly callback: { readonly openCallback: (host: CallbackHost) => CallbackView };
  readonly files: { readonly openTray: (host: TrayHost) => Tray };
  readonly voice: {
    readonly record: (host: RecordingHost) => Recording;
    readonly player: (host: PlayerHost) => Played;
  };
};

export type LoadPart = <N extends keyof Parts>(name: N) => Promise<Parts[N]>;

/** Put in by the build: changes with what the parts hold. */
declare const __PARTS__: string;

/** Fetches a part once; after a failure it is asked for anew. */
export function partsBeside(base: URL): LoadPart {
  const asked = new Map<string, Promise<unknown>>();
  let failures = 0;
  return <N extends keyof Parts>(name: N) => {
    const known = asked.get(name);
    if (known) return known as Promise<Parts[N]>;
    const address = new URL(`widget/${name}.js?v=${__PARTS__}`, base);
    // A browser remembers a module that failed by its address.
    if (failures > 0) address.searchParams.set("again", `${failures}`);
    const part: Promise<Parts[N]> = import(/* @vite-ignore */ address.href);
    asked.set(name, part);
    part.catch(() => {
      failures += 1;
      asked.delete(name);
    });
    return part;
  };
}
