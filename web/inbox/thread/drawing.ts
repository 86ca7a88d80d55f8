/** Bytes of a drawing when unpacked; the largest that messengers take is far below. */
const MOST = 2_000_000;

type Layer = { readonly ty?: unknown };
type Drawing = {
  readonly layers?: unknown;
  readonly assets?: readonly { readonly p?: unknown; readonly layers?: unknown }[];
  readonly w?: unknown;
  readonly h?: unknown;
};

/** The drawing that is packed in an answer. Throws when it is none, too large, or asks for anything from outside. */
export async function drawingIn(answer: Response): Promise<unknown> {
  if (!answer.body) throw new Error("nothing came");
  const unpacked = answer.body.pipeThrough(new DecompressionStream("gzip"));
  const drawing = JSON.parse(await textOf(unpacked)) as Drawing;
  if (!isSelfContained(drawing)) throw new Error("not a drawing by itself");
  return drawing;
}

/** Shapes only: pictures and sounds would be fetched from wherever it says. */
export function isSelfContained({ layers, assets = [], w, h }: Drawing): boolean {
  const isDrawing = Array.isArray(layers) && typeof w === "number" && typeof h === "number";
  if (!isDrawing || !Array.isArray(assets)) return false;
  const allLayers: readonly Layer[] = [
    ...layers,
    ...assets.flatMap((asset) => (Array.isArray(asset.layers) ? asset.layers : [])),
  ];
  return assets.every(({ p }) => p === undefined) && allLayers.every(({ ty }) => !FETCHING.has(ty));
}

/** Lottie's numbers for layers of pictures, sounds, films. */
const FETCHING: ReadonlySet<unknown> = new Set([2, 6, 9]);

/** A small packet may hold a mountain. */
async function textOf(stream: ReadableStream<Uint8Array>): Promise<string> {
  const reader = stream.getReader();
  const pieces: Uint8Array[] = [];
  let size = 0;
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    size += read.value.length;
    if (size > MOST) {
      await reader.cancel();
      throw new Error("too large to be drawn");
    }
    pieces.push(read.value);
  }
  return new Blob(pieces as BlobPart[]).text();
}
