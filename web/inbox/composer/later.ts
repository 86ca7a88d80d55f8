// What few answers need is fetched when somebody asks for it.
import { lazy } from "preact/compat";

export const Recorder = lazy(async () => ({ default: (await import("./Recorder.tsx")).Recorder }));
export const ButtonsEditor = lazy(async () => ({
  default: (await import("./ButtonsEditor.tsx")).ButtonsEditor,
}));
