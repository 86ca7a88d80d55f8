// What few answers need is fetched when somebody asks for it.
import { lazy } from "preact/compat";

export const Recorder = lazy(async () => ({ default: (await import("./Recorder.tsx")).Recorder }));
export const SuggestList = lazy(async () => ({
  default: (await import("./suggest/SuggestList.tsx")).SuggestList,
}));
export const EmojiPicker = lazy(async () => ({
  default: (await import("./emoji/EmojiPicker.tsx")).EmojiPicker,
}));
export const FormatBar = lazy(async () => ({ default: (await import("./format/FormatBar.tsx")).FormatBar }));
export const ButtonsEditor = lazy(async () => ({
  default: (await import("./ButtonsEditor.tsx")).ButtonsEditor,
}));
export const SendAtDialog = lazy(async () => ({
  default: (await import("./SendAtDialog.tsx")).SendAtDialog,
}));
