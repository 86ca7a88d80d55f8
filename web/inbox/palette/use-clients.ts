import { useEffect, useState } from "preact/hooks";
import type { ClientFound } from "#shared/wire.ts";
import { findClients } from "../api/clients.ts";
import { bothLayouts } from "../words/layout.ts";

const PATIENCE = 150;
const SHOWN = 8;
const LEAST = 2;

/** Clients by the name that is typed, once the typing pauses; read on the other layout when nobody is called so. */
export function useClients(typed: string): readonly ClientFound[] {
  const [found, setFound] = useState<readonly ClientFound[]>([]);
  const words = typed.trim();
  useEffect(() => {
    if (words.length < LEAST) {
      setFound([]);
      return;
    }
    let isStill = true;
    const timer = setTimeout(async () => {
      const hits = await clientsCalled(words).catch(() => []);
      if (isStill) setFound(hits.slice(0, SHOWN));
    }, PATIENCE);
    return () => {
      isStill = false;
      clearTimeout(timer);
    };
  }, [words]);
  return found;
}

async function clientsCalled(words: string): Promise<readonly ClientFound[]> {
  const [typed, other] = bothLayouts(words);
  const hits = await findClients(typed);
  return hits.length > 0 || other === typed ? hits : findClients(other);
}
