// A voice message spoken into the microphone, in the place of the message field.
import { h, iconButton } from "./elements.js";
import { t } from "./words.js";

const TYPES = ["audio/ogg;codecs=opus", "audio/webm;codecs=opus"];
const TICK = 200;

export class Recording {
  // `finish(file, seconds)` is told once; `cancel()` when nothing shall be sent. Throws without a microphone.
  static async begin({ finish, cancel }) {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    return new Recording(stream, { finish, cancel });
  }

  constructor(stream, { finish, cancel }) {
    this.stream = stream;
    this.finish = finish;
    this.cancel = cancel;
    this.began = performance.now();
    this.parts = [];
    this.recorder = new MediaRecorder(stream, { mimeType: TYPES.find((type) => MediaRecorder.isTypeSupported(type)) });
    this.recorder.addEventListener("dataavailable", (event) => this.parts.push(event.data));
    this.recorder.start();
    this.time = h("span", { class: "recording-time" }, "0:00");
    this.element = h("div", { class: "composer-line recording" },
      iconButton("close", t("cancel"), () => this.stop(() => this.cancel())),
      h("span", { class: "recording-mark" }), this.time,
      iconButton("send", t("send"), () => this.stop(() => this.deliver()), "composer-send"));
    this.ticking = setInterval(() => { this.time.textContent = clockOf(this.seconds); }, TICK);
  }

  get seconds() {
    return Math.round((performance.now() - this.began) / 1000);
  }

  stop(then) {
    this.length = Math.max(1, this.seconds);
    clearInterval(this.ticking);
    this.recorder.addEventListener("stop", () => {
      for (const track of this.stream.getTracks()) track.stop();
      then();
    });
    this.recorder.stop();
  }

  deliver() {
    const type = this.recorder.mimeType;
    const name = type.includes("ogg") ? "voice.ogg" : "voice.webm";
    this.finish(new File(this.parts, name, { type: type.split(";")[0] }), this.length);
  }
}

function clockOf(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
