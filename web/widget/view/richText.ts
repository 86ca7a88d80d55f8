import { type Piece, piecesOf } from "../entities.ts";
import type { Entity } from "../wire.ts";
import { make } from "./make.ts";
import { outward } from "./outward.ts";

export function richText(text: string, entities: readonly Entity[]): HTMLElement {
  return make("span", { class: "text", dir: "auto" }, ...piecesOf(text, entities).map(draw));
}

function draw(piece: Piece): Node | string {
  if (piece.kind === "text") return piece.text;
  const inner = piece.pieces.map(draw);
  return piece.kind === "mark" ? make(piece.mark, {}, ...inner) : outward(piece.url, {}, ...inner);
}
