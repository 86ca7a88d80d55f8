/** Where a link leads, where its words do not say so or may deceive; null where they are plain. */
export function hostToShow(href: string, words: string): string | null {
  const goal = parsed(href);
  if (!goal) return null;
  if (goal.protocol === "mailto:") return words.includes(goal.pathname) ? null : decoded(goal.pathname);
  if (!isWeb(goal)) return null;
  const claimed = parsed(words.trim()) ?? parsed(`https://${words.trim()}`);
  const isPlain =
    claimed !== undefined && isWeb(claimed) && claimed.host === goal.host && !mayDeceive(words, goal);
  return isPlain ? null : goal.host;
}

const isWeb = ({ protocol }: URL): boolean => protocol === "https:" || protocol === "http:";

function parsed(address: string): URL | undefined {
  try {
    return /\s/.test(address) ? undefined : new URL(address);
  } catch {
    return undefined;
  }
}

const LATIN = /\p{Script=Latin}/u;
const OTHER = /[^\p{Script=Latin}\p{Script=Common}]/u;

/** Letters of two alphabets in one name, or foreign ones below a Latin domain, look like a name they are not. */
function mayDeceive(words: string, goal: URL): boolean {
  if (!goal.hostname.includes("xn--")) return false;
  const host = words.replace(/^[a-z]+:\/\//i, "").split(/[/?#:]/)[0] ?? "";
  const labels = host.split(".");
  const isLatinDomain = LATIN.test(labels.at(-1) ?? "");
  return labels.some((label) => OTHER.test(label) && (isLatinDomain || LATIN.test(label)));
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
