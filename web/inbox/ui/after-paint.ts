const SOON = 100;

/** Acts when the next frame is on the screen; a hidden tab paints none, so there it is soon. The answer calls it off. */
export function afterPaint(act: () => void): () => void {
  let timer = setTimeout(go, SOON);
  const frame = requestAnimationFrame(() => {
    clearTimeout(timer);
    timer = setTimeout(act, 0);
  });
  function go(): void {
    cancelAnimationFrame(frame);
    act();
  }
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}

export const painted = (): Promise<void> =>
  new Promise((done) => {
    afterPaint(() => done());
  });
