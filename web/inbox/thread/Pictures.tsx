import type { AttachmentCard } from "#shared/wire.ts";
import { previewOf } from "../stores/previews.ts";
import { FileState } from "./FileState.tsx";
import { Moving } from "./Moving.tsx";
import { mosaicOf } from "./mosaic.ts";
import { Still } from "./Still.tsx";

const WIDTH = 400;
const SEEN = new Set(["photo", "video", "animation"]);

/** Whether something is drawn as a picture: it is here, or it is coming and needs a place that is known. */
export const hasPlace = ({ kind, state, url, width, height }: AttachmentCard): boolean =>
  SEEN.has(kind) && (url !== null || (state === "waiting" && Boolean(width && height)));

/** Pictures and films side by side, each with its place before it has come. */
export function Pictures({ files }: { readonly files: readonly AttachmentCard[] }) {
  const mosaic = mosaicOf(files, WIDTH);
  return (
    <div
      class="pictures"
      style={{ width: `${mosaic.width}px`, aspectRatio: `${mosaic.width} / ${mosaic.height}` }}
    >
      {files.map((file, index) => {
        const tile = mosaic.tiles[index];
        const preview = previewOf(file.url);
        return (
          tile && (
            <div
              key={file.id}
              class="tile"
              style={{
                left: `${(tile.left / mosaic.width) * 100}%`,
                top: `${(tile.top / mosaic.height) * 100}%`,
                width: `${(tile.width / mosaic.width) * 100}%`,
                height: `${(tile.height / mosaic.height) * 100}%`,
                ...(preview && file.kind === "photo" && { backgroundImage: `url("${preview}")` }),
              }}
            >
              <Tile file={file} />
            </div>
          )
        );
      })}
    </div>
  );
}

function Tile({ file }: { readonly file: AttachmentCard }) {
  if (!file.url) return <FileState file={file} />;
  if (file.kind === "animation" && !isStill(file))
    return <Moving url={file.url} poster={file.thumbnail_url} />;
  return <Still file={file} url={file.url} />;
}

/** Drawn anew by the server, so a picture whatever moved in it. */
const isStill = ({ mime }: AttachmentCard): boolean => mime?.startsWith("image/") ?? false;
