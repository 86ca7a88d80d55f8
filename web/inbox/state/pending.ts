import type { Pending, State } from "./state.ts";

/** The state with words on their way at the end of a thread. */
export const withPending = (state: State, clientId: number, pending: Pending): State =>
  inPending(state, clientId, (all) => [...all.filter(({ key }) => key !== pending.key), pending]);

export const withoutPending = (state: State, clientId: number, key: string): State =>
  inPending(state, clientId, (all) => all.filter((one) => one.key !== key));

export const withFate = (state: State, clientId: number, key: string, fate: Pending["fate"]): State =>
  inPending(state, clientId, (all) => all.map((one) => (one.key === key ? { ...one, fate } : one)));

function inPending(
  state: State,
  clientId: number,
  how: (all: readonly Pending[]) => readonly Pending[],
): State {
  const thread = state.threads[clientId];
  if (!thread) return state;
  return {
    ...state,
    threads: { ...state.threads, [clientId]: { ...thread, pending: how(thread.pending) } },
  };
}
