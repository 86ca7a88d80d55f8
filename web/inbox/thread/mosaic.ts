/** A picture's own size; unknown sizes are taken for a usual photograph. */
export type Sized = { readonly width: number | null; readonly height: number | null };

export type Tile = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};

export type Mosaic = { readonly width: number; readonly height: number; readonly tiles: readonly Tile[] };

const GAP = 2;
const TALLEST = 320;
const ROW = 180;
const USUAL = 4 / 3;

/** Pictures side by side in rows that fill the width, each as tall as its shape wants and nothing cut off unduly. */
export function mosaicOf(pictures: readonly Sized[], width: number): Mosaic {
  const [only] = pictures;
  if (pictures.length === 1 && only) return alone(only, width);
  const tiles: Tile[] = [];
  let top = 0;
  for (const row of rowsOf(pictures.map(shapeOf), width)) {
    const room = width - GAP * (row.length - 1);
    const height = Math.round(Math.min(TALLEST, room / sum(row)));
    let left = 0;
    row.forEach((shape, index) => {
      const isLast = index === row.length - 1;
      const own = isLast ? width - left : Math.round((room * shape) / sum(row));
      tiles.push({ left, top, width: own, height });
      left += own + GAP;
    });
    top += height + GAP;
  }
  return { width, height: Math.max(0, top - GAP), tiles };
}

function alone(picture: Sized, width: number): Mosaic {
  const shape = shapeOf(picture);
  const own = Math.min(width, picture.width ?? width, TALLEST * shape);
  const tile = { left: 0, top: 0, width: Math.round(own), height: Math.round(own / shape) };
  return { width: tile.width, height: tile.height, tiles: [tile] };
}

/** Fills each row until it is no taller than we like; two or three pictures share one when they can. */
function rowsOf(shapes: readonly number[], width: number): readonly (readonly number[])[] {
  const rows: number[][] = [[]];
  shapes.forEach((shape, index) => {
    const row = rows.at(-1) ?? [];
    row.push(shape);
    const isFull = row.length >= 2 && width / sum(row) <= ROW;
    // A single picture left over would be far larger than its fellows.
    const leavesOne = shapes.length - index - 1 === 1 && row.length < 3;
    if (isFull && !leavesOne && index < shapes.length - 1) rows.push([]);
  });
  return rows;
}

/** Width over height; panoramas and slips are cut to something that can be looked at. */
const shapeOf = ({ width, height }: Sized): number =>
  width && height ? Math.min(2.6, Math.max(0.6, width / height)) : USUAL;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
