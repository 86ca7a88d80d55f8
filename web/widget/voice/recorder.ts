import { upload } from "../files/upload.ts";
import type { Uploaded } from "../queue.ts";
import type { Language } from "../saying.ts";
import { drawing } from "../view/drawing.ts";
import { icon } from "../view/icon.ts";
import { fill, make, put } from "../view/make.ts";
import { addStyles } from "../view/sheets.ts";
import { levelOf } from "./level.ts";
import css from "./voice.css?inline";
import { lengthOf, voiceWords } from "./words.ts";

export type RecordingHost = {
  readonly root: ShadowRoot;
  readonly door: URL;
  readonly language: Language;
  readonly token: () => Promise<string>;
  /** Null: nothing was recorded, or it was thrown away. */
  readonly onDone: (recorded: Uploaded | null) => void;
};

export type Recording = { readonly element: HTMLElement; readonly focus: () => void };

/** Seconds. */
const LONGEST = 10 * 60;
const KINDS = ["audio/webm;codecs=opus", "audio/ogg;codecs=opus", "audio/mp4"];
const MIC_OFF = "M12 3.5a2.8 2.8 0 0 0-2.8 2.8v5a2.8 2.8 0 0 0 5.6 0v-5A2.8 2.8 0 0 0 12 3.5zM4 4l16 16";

/** A bar in place of the composer: throw away, how long it is by now, send. */
export function record(host: RecordingHost): Recording {
  addStyles(host.root, css);
  const t = voiceWords(host.language);
  const away = button("quiet", t("record.away"), icon("close", 20));
  const done = button("send", t("record.send"), icon("send", 20));
  const level = make("i", { class: "level", "aria-hidden": "true" });
  const time = make("span", { class: "time", role: "timer", "aria-live": "off" }, "0:00");
  const words = make("span", { class: "said", role: "status" }, t("record.asking"));
  const element = make("div", { class: "recorder" }, away, level, time, words, done);
  let recorder: MediaRecorder | null = null;
  let stream: MediaStream | null = null;
  let stopLevel: () => void = () => undefined;
  let giveUp: () => void = () => undefined;
  let ticking: ReturnType<typeof setInterval> | undefined;
  let seconds = 0;
  let isOver = false;
  let recorded: Blob | null = null;

  const silence = () => {
    clearInterval(ticking);
    stopLevel();
    for (const track of stream?.getTracks() ?? []) track.stop();
    stream = null;
  };
  const end = (file: Uploaded | null) => {
    if (isOver) return;
    isOver = true;
    silence();
    giveUp();
    host.onDone(file);
  };
  const say = (text: string, isTrouble = false) => {
    words.textContent = text;
    put(element, { class: isTrouble ? "recorder trouble" : "recorder" });
  };
  const send = async () => {
    if (!recorded) return;
    done.disabled = true;
    say(t("record.sending"));
    const token = await host.token();
    if (isOver) return;
    const ending = recorded.type.includes("mp4") ? "m4a" : recorded.type.includes("ogg") ? "ogg" : "webm";
    const name = `voice.${ending}`;
    const onProgress = () => undefined;
    giveUp = upload({ door: host.door, token, name, body: recorded, isVoice: true, onProgress }, (sent) => {
      if (sent.kind === "done") return end({ ...sent.file, duration: sent.file.duration ?? seconds });
      // What was said is not lost: the same press tries again.
      say(t(sent.code === "file_too_big" ? "record.tooBig" : "record.failed"), true);
      done.disabled = sent.isFinal;
    });
  };
  const finish = () => {
    if (recorder?.state === "recording") recorder.stop();
    else void send();
  };
  const begin = async () => {
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch (error) {
      const isMissing = error instanceof DOMException && error.name === "NotFoundError";
      say(t(isMissing ? "record.missing" : "record.forbidden"), true);
      fill(level, drawing(MIC_OFF, 16));
      done.hidden = true;
      time.hidden = true;
      return;
    }
    if (isOver) return silence();
    const mimeType = KINDS.find((kind) => MediaRecorder.isTypeSupported(kind));
    const chunks: Blob[] = [];
    recorder = new MediaRecorder(stream, mimeType ? { mimeType } : {});
    recorder.ondataavailable = ({ data }) => void chunks.push(data);
    recorder.onstop = () => {
      silence();
      recorded = new Blob(chunks, { type: (recorder?.mimeType ?? "").split(";")[0] ?? "" });
      if (!isOver) void send();
    };
    recorder.start();
    stopLevel = levelOf(stream, (loudness) => {
      level.style.transform = `scale(${0.5 + loudness / 2})`;
    });
    done.disabled = false;
    say(t("record.on"));
    ticking = setInterval(() => {
      seconds += 1;
      time.textContent = lengthOf(seconds);
      if (seconds >= LONGEST) finish();
    }, 1_000);
  };

  away.onclick = () => end(null);
  done.onclick = finish;
  done.disabled = true;
  element.onkeydown = (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    end(null);
  };
  void begin();
  return { element, focus: () => away.focus() };
}

function button(kind: string, label: string, sign: Element): HTMLButtonElement {
  const made = make("button", { type: "button", class: kind, title: label, "aria-label": label });
  made.append(sign);
  return made;
}
