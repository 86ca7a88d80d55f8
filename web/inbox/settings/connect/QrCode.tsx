import { useEffect, useState } from "preact/hooks";
import { t } from "../../words/t.ts";

type Drawing = { readonly side: number; readonly path: string };

/** Room that a camera needs around the code, in its own squares. */
const MARGIN = 4;

/** A link for the camera of a phone. Dark on white in every theme: many cameras see nothing else. */
export function QrCode({ link }: { readonly link: string }) {
  const [drawing, setDrawing] = useState<Drawing | null>(null);
  useEffect(() => {
    let isWanted = true;
    void draw(link).then((drawn) => {
      if (isWanted) setDrawing(drawn);
    });
    return () => {
      isWanted = false;
    };
  }, [link]);
  const side = drawing?.side ?? 1;
  return (
    <svg class="qr" viewBox={`0 0 ${side} ${side}`} role="img" aria-label={t("connect.qr", { link })}>
      {drawing && <path d={drawing.path} />}
    </svg>
  );
}

/** Fetched only when somebody is about to try a bot from a phone. */
async function draw(link: string): Promise<Drawing> {
  const { default: qrcode } = await import("qrcode-generator");
  const code = qrcode(0, "M");
  code.addData(link);
  code.make();
  const count = code.getModuleCount();
  let path = "";
  for (let row = 0; row < count; row += 1)
    for (let column = 0; column < count; column += 1)
      if (code.isDark(row, column)) path += `M${column + MARGIN} ${row + MARGIN}h1v1h-1z`;
  return { side: count + 2 * MARGIN, path };
}
