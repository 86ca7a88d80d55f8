let audio: AudioContext | null = null;

/** Call from a press or a key: browsers allow sound only to pages that people have touched. */
export function prepareTone(): void {
  try {
    audio ??= new AudioContext();
    if (audio.state === "suspended") void audio.resume();
  } catch {
    // A page without sound is no worse.
  }
}

/** One soft tone of two partials, about half a second. Nothing before `prepareTone`. */
export function playTone(): void {
  if (audio?.state !== "running") return;
  const loudness = audio.createGain();
  const start = audio.currentTime + 0.02;
  loudness.gain.setValueAtTime(0, start);
  loudness.gain.linearRampToValueAtTime(0.08, start + 0.02);
  loudness.gain.exponentialRampToValueAtTime(0.0001, start + 0.5);
  loudness.connect(audio.destination);
  for (const frequency of [587.33, 880]) {
    const partial = audio.createOscillator();
    partial.frequency.value = frequency;
    partial.connect(loudness);
    partial.start(start);
    partial.stop(start + 0.5);
  }
}
