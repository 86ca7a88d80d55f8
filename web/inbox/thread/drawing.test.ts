import { expect, test } from "vitest";
import { drawingIn } from "./drawing.ts";

const heart = { w: 512, h: 512, layers: [{ ty: 4 }], assets: [{ id: "beat", layers: [{ ty: 4 }] }] };
const packed = (what: unknown) =>
  new Response(new Blob([JSON.stringify(what)]).stream().pipeThrough(new CompressionStream("gzip")));

test("a drawing of shapes is unpacked", async () => {
  expect(await drawingIn(packed(heart))).toEqual(heart);
});

test.each([
  ["a picture from elsewhere", { ...heart, assets: [{ id: "x", u: "https://spy.example/", p: "x.png" }] }],
  ["a layer that is a picture", { ...heart, layers: [{ ty: 2 }] }],
  ["no layers", { w: 1, h: 1 }],
])("a drawing with %s is not drawn", async (_, what) => {
  await expect(drawingIn(packed(what))).rejects.toThrow("not a drawing by itself");
});

test("a mountain in a small packet is not unpacked", async () => {
  await expect(drawingIn(packed({ ...heart, nm: "x".repeat(3_000_000) }))).rejects.toThrow("too large");
});

test("what is not packed is no drawing", async () => {
  await expect(drawingIn(new Response("<html>"))).rejects.toThrow();
});
