let context: AudioContext | null = null;

/** One soft tone, made here, so that nothing is fetched: two sines a fifth apart that die away. */
export function ring(): void {
  try {
    context ??= new AudioContext();
    // A browser lets a page sound only after somebody has pressed something in it.
    if (context.state === "suspended") void context.resume();
    strike(context, 587.33, 0);
    strike(context, 880, 0.09);
  } catch {
    // A machine without sound.
  }
}

function strike(audio: AudioContext, pitch: number, after: number): void {
  const from = audio.currentTime + after;
  const sine = audio.createOscillator();
  const loudness = audio.createGain();
  sine.frequency.value = pitch;
  loudness.gain.setValueAtTime(0, from);
  loudness.gain.linearRampToValueAtTime(0.09, from + 0.02);
  loudness.gain.exponentialRampToValueAtTime(0.0001, from + 0.5);
  sine.connect(loudness).connect(audio.destination);
  sine.start(from);
  sine.stop(from + 0.55);
}
