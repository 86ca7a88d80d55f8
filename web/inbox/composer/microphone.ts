/** Why nothing can be heard: the person said no, there is no microphone, or the browser has no ear. */
export class NotHeard extends Error {
  readonly why: "forbidden" | "no_microphone" | "unsupported";

  constructor(why: NotHeard["why"]) {
    super(why);
    this.why = why;
  }
}

/** A recording that goes on. */
export type Microphone = {
  readonly seconds: () => number;
  /** How loud it is now, 0 to 1. */
  readonly loudness: () => number;
  readonly stop: () => Promise<Blob>;
  /** Stops and forgets. */
  readonly close: () => void;
};

const FORMS = ["audio/ogg;codecs=opus", "audio/webm;codecs=opus", "audio/mp4"];

/** Asks for the microphone and records at once. Throws NotHeard. */
export async function openMicrophone(): Promise<Microphone> {
  if (!navigator.mediaDevices || typeof MediaRecorder === "undefined") throw new NotHeard("unsupported");
  const stream = await navigator.mediaDevices
    .getUserMedia({ audio: { channelCount: 1, echoCancellation: true, noiseSuppression: true } })
    .catch((cause: unknown) => {
      const isForbidden = cause instanceof DOMException && cause.name === "NotAllowedError";
      throw new NotHeard(isForbidden ? "forbidden" : "no_microphone");
    });
  const mimeType = FORMS.find((form) => MediaRecorder.isTypeSupported(form));
  const recorder = new MediaRecorder(stream, { ...(mimeType && { mimeType }), audioBitsPerSecond: 32_000 });
  const pieces: Blob[] = [];
  recorder.ondataavailable = ({ data }) => pieces.push(data);
  const ear = earFor(stream);
  const since = performance.now();
  recorder.start();
  const close = () => {
    if (recorder.state === "inactive") return;
    recorder.stop();
    for (const track of stream.getTracks()) track.stop();
    ear.close();
  };
  return {
    seconds: () => (performance.now() - since) / 1000,
    loudness: ear.loudness,
    stop: () =>
      new Promise((resolve) => {
        recorder.onstop = () => resolve(new Blob(pieces, { type: recorder.mimeType }));
        close();
      }),
    close,
  };
}

function earFor(stream: MediaStream) {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 512;
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  return {
    loudness: () => {
      analyser.getFloatTimeDomainData(samples);
      const power = samples.reduce((sum, one) => sum + one * one, 0) / samples.length;
      return Math.min(1, Math.sqrt(power) * 4);
    },
    close: () => void context.close(),
  };
}
