import type { DeviceCard } from "#shared/wire.ts";
import { language, t } from "./t.ts";

type Came = { readonly referrer: string | null; readonly labels: Readonly<Record<string, string>> };

/** Where from: the label of an advertisement, or the site that led here; empty where nobody knows. */
export function sourceWords({ referrer, labels }: Came, own = ""): string {
  const label = (name: string) => labels[`utm_${name}`] ?? labels[name] ?? "";
  const advertised = [label("source"), label("campaign")].filter(Boolean).join(" / ");
  if (advertised) return advertised;
  const host = hostOf(referrer);
  return host === hostOf(own) ? "" : host;
}

/** "телефон · Safari · iOS" */
export const deviceWords = (device: DeviceCard | null): string =>
  device
    ? [device.kind && t(`device.${device.kind}`), device.browser, device.system].filter(Boolean).join(" · ")
    : "";

/** "русский" for "ru-RU"; the code itself where nobody has a name for it. */
export function languageWords(code: string | null): string {
  const [speech = ""] = (code ?? "").split("-");
  if (!/^[a-z]{2,3}$/i.test(speech)) return code ?? "";
  return new Intl.DisplayNames(language(), { type: "language" }).of(speech) ?? speech;
}

export function hostOf(url: string | null): string {
  try {
    return url ? new URL(url).hostname.replace(/^www\./, "") : "";
  } catch {
    return "";
  }
}
