const FRAGMENT = /^#okno=([\w-]{20,64})$/;

let waiting: string | null = null;

/** Looks whether a link from a messenger has led here. Its token leaves the address bar before anything else happens. */
function look(): void {
  const token = FRAGMENT.exec(location.hash)?.[1];
  if (!token) return;
  waiting = token;
  history.replaceState(history.state, "", location.pathname + location.search);
}

look();

/** The token that has come since it was last asked for. */
export function takeEntry(): string | null {
  look();
  const token = waiting;
  waiting = null;
  return token;
}
