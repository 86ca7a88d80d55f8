import { grouped, t } from "./t.ts";

const STEPS = ["size.bytes", "size.kilobytes", "size.megabytes", "size.gigabytes"] as const;

/** "640 Б", "1,4 МБ" */
export function fileSize(bytes: number): string {
  let step = 0;
  let left = bytes;
  while (left >= 1000 && step < STEPS.length - 1) {
    left /= 1000;
    step += 1;
  }
  const rounded = left < 10 && step > 0 ? Math.round(left * 10) / 10 : Math.round(left);
  return t(STEPS[step] ?? "size.bytes", { count: grouped(rounded) });
}
