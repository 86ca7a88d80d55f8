/** Tells how loud it is, from 0 to 1, as often as the screen draws. Answers with the way to stop. */
export function levelOf(stream: MediaStream, onLevel: (loudness: number) => void): () => void {
  const audio = new AudioContext();
  const analyser = audio.createAnalyser();
  analyser.fftSize = 256;
  audio.createMediaStreamSource(stream).connect(analyser);
  const samples = new Uint8Array(analyser.fftSize);
  let frame = 0;
  const look = () => {
    analyser.getByteTimeDomainData(samples);
    const peak = samples.reduce((highest, sample) => Math.max(highest, Math.abs(sample - 128)), 0);
    onLevel(Math.min(1, peak / 64));
    frame = requestAnimationFrame(look);
  };
  look();
  return () => {
    cancelAnimationFrame(frame);
    if (audio.state !== "closed") void audio.close();
  };
}
