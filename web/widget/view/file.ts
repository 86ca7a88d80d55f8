import type { Desk } from "../desk.ts";
import { fileUrl } from "../links.ts";
import type { Attachment } from "../wire.ts";
import { icon } from "./icon.ts";
import { fill, make } from "./make.ts";
import { outward } from "./outward.ts";
import { sizeOf } from "./sizes.ts";

/** A picture, something to listen to, or a file by its name. */
export function file(attachment: Attachment, desk: Desk): Node {
  const { kind, url: address, width, height } = attachment;
  const { base } = desk;
  const url = address === null ? null : fileUrl(address, base);
  // What is fetched without a press comes only from our own server.
  const isOurs = url !== null && url.origin === base.origin;
  if (kind === "photo" && (isOurs || address === null)) {
    const size = { width: width ?? 240, height: height ?? 180 };
    // Its place is kept before it has come, also while it is still only ours to send.
    if (!url) return keptPlace(size);
    const small = attachment.thumbnail_url ? fileUrl(attachment.thumbnail_url, base) : null;
    const picture = make("img", {
      src: (small ?? url).href,
      alt: titleOf(attachment, desk),
      loading: "lazy",
      ...size,
    });
    return outward(url.href, { class: "picture" }, picture);
  }
  if (isOurs && (kind === "voice" || kind === "audio")) return heard(attachment, url, desk);
  return row(attachment, url, desk);
}

function keptPlace({ width, height }: { readonly width: number; readonly height: number }): HTMLElement {
  const place = make("div", { class: "picture kept" });
  place.style.width = `${width}px`;
  place.style.aspectRatio = `${width} / ${height}`;
  return place;
}

const titleOf = ({ name }: Attachment, { words }: Desk) => name ?? words.value.t("message.file");

function row(attachment: Attachment, url: URL | null, desk: Desk): HTMLElement {
  const { size } = attachment;
  const words = [
    icon(attachment.kind === "voice" ? "mic" : "file", 16),
    make("bdi", {}, titleOf(attachment, desk)),
    ...(size ? [make("small", {}, sizeOf(size, desk.words.value.language))] : []),
  ];
  return url
    ? outward(savedAt(url, desk.base).href, { class: "file" }, ...words)
    : make("span", { class: "file" }, ...words);
}

/** As it was sent, not as it is shown. */
function savedAt(url: URL, base: URL): URL {
  if (url.origin === base.origin) url.searchParams.set("original", "true");
  return url;
}

/** A link until the player has come, and for good where it does not. */
function heard(attachment: Attachment, url: URL, desk: Desk): HTMLElement {
  const place = make("div", { class: "heard" }, row(attachment, url, desk));
  desk.part("voice").then(
    ({ player }) => {
      const root = place.getRootNode();
      if (!(root instanceof ShadowRoot)) return;
      const { language } = desk.words.value;
      const { duration = null } = attachment;
      fill(place, player({ root, url: url.href, duration, language }).element);
    },
    () => undefined,
  );
  return place;
}
