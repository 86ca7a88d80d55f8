import type { Language } from "../saying.ts";
import { drawing } from "../view/drawing.ts";
import { fill, make, put } from "../view/make.ts";
import { addStyles } from "../view/sheets.ts";
import css from "./voice.css?inline";
import { lengthOf, voiceWords } from "./words.ts";

export type PlayerHost = {
  readonly root: ShadowRoot;
  readonly url: string;
  /** Seconds, where they are known before it is loaded. */
  readonly duration: number | null;
  readonly language: Language;
};

export type Played = { readonly element: HTMLElement };

const PLAY = "M8 5.5v13l10.5-6.5z";
const PAUSE = "M8.5 5.5v13M15.5 5.5v13";

/** Loads nothing before the first press; one voice at a time. */
let speaking: HTMLAudioElement | null = null;

export function player({ root, url, duration, language }: PlayerHost): Played {
  addStyles(root, css);
  const t = voiceWords(language);
  const audio = new Audio();
  audio.preload = "none";
  const press = make("button", { type: "button", class: "play" });
  const reach = make("input", { type: "range", min: 0, max: 1000, value: 0, "aria-label": t("play.where") });
  const time = make("span", { class: "time" });
  const element = make("div", { class: "player" }, press, reach, time);

  /** A recording that was streamed does not know its own length. */
  const length = () =>
    Number.isFinite(audio.duration) && audio.duration > 0 ? audio.duration : (duration ?? 0);
  const draw = () => {
    const isPlaying = !audio.paused;
    put(press, { "aria-label": t(isPlaying ? "play.pause" : "play.play") });
    fill(press, drawing(isPlaying ? PAUSE : PLAY, 20));
  };
  const drawTime = () => {
    const whole = length();
    time.textContent = lengthOf(audio.currentTime > 0 ? audio.currentTime : whole);
    reach.value = `${whole > 0 ? Math.round((audio.currentTime / whole) * 1000) : 0}`;
    put(reach, { "aria-valuetext": `${lengthOf(audio.currentTime)} / ${lengthOf(whole)}` });
  };
  const fail = () => {
    fill(element, make("span", { role: "alert" }, t("play.failed")));
  };
  press.onclick = () => {
    if (!audio.paused) return audio.pause();
    if (!audio.src) audio.src = url;
    if (speaking !== audio) speaking?.pause();
    speaking = audio;
    audio.play().catch((error: unknown) => {
      if (!(error instanceof DOMException) || error.name !== "AbortError") fail();
    });
  };
  reach.oninput = () => {
    if (!audio.src) audio.src = url;
    audio.currentTime = (Number(reach.value) / 1000) * length();
    drawTime();
  };
  audio.onplay = draw;
  audio.onpause = draw;
  audio.onended = () => {
    audio.currentTime = 0;
    draw();
    drawTime();
  };
  audio.ontimeupdate = drawTime;
  audio.onloadedmetadata = drawTime;
  draw();
  drawTime();
  return { element };
}
