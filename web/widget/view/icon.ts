import { drawing, type Size } from "./drawing.ts";

const PATHS = {
  close: "M6 6l12 12M18 6L6 18",
  down: "M6 9.5l6 6 6-6",
  send: "M12 19V5.5M6 11.5l6-6 6 6",
  sound: "M4.5 9.8v4.4h3.2l4.3 3.9V5.9L7.7 9.8zM15.6 9.3a4 4 0 0 1 0 5.4M18.2 6.8a7.4 7.4 0 0 1 0 10.4",
  silence: "M4.5 9.8v4.4h3.2l4.3 3.9V5.9L7.7 9.8zM15.8 9.8l4.4 4.4M20.2 9.8l-4.4 4.4",
  waiting: "M12 4.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15zM12 8.2V12l2.6 1.8",
  sent: "M5.5 12.8l4 4 9-9.6",
  seen: "M2 12.8l4 4 9-9.6M11.6 15.6l1.3 1.2 9-9.6",
  refused: "M12 4.8L3.8 19h16.4zM12 10.2v4M12 16.6v.2",
  copy: "M9 9h10.5v10.5H9zM15 9V4.5H4.5V15H9",
  file: "M7 3.5h6.5l4 4V19a1.5 1.5 0 0 1-1.5 1.5H7A1.5 1.5 0 0 1 5.5 19V5A1.5 1.5 0 0 1 7 3.5zM13.2 3.8v4h4",
  clip: "M19 11.5l-7.6 7.6a4.6 4.6 0 0 1-6.5-6.5l8-8a3 3 0 0 1 4.3 4.3l-8 8a1.5 1.5 0 0 1-2.2-2.1l7.2-7.2",
  camera:
    "M4 8.5A1.5 1.5 0 0 1 5.5 7h2.6l1.5-2.2h4.8L15.9 7h2.6A1.5 1.5 0 0 1 20 8.5v9a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 17.5zM12 9.6a3.2 3.2 0 1 0 0 6.4 3.2 3.2 0 0 0 0-6.4z",
  mic: "M12 3.5a2.8 2.8 0 0 0-2.8 2.8v5a2.8 2.8 0 0 0 5.6 0v-5A2.8 2.8 0 0 0 12 3.5zM5.8 11a6.2 6.2 0 0 0 12.4 0M12 17.3v3.2",
  phone:
    "M7.2 4.5H5.6A1.6 1.6 0 0 0 4 6.2 14.6 14.6 0 0 0 17.8 20a1.6 1.6 0 0 0 1.7-1.6v-2.3l-4-1.6-1.7 2a12 12 0 0 1-5.8-5.8l2-1.7-1.6-4z",
} as const;

export type IconName = keyof typeof PATHS;

/** Decoration, unless a label says what it means. */
export const icon = (name: IconName, size: Size, label: string | null = null): Element =>
  drawing(PATHS[name], size, label);
