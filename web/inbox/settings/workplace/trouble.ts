import type { Workplace } from "#shared/wire.ts";
import { t } from "../../words/t.ts";

type Marks = Pick<Workplace, "waiting_amber_minutes" | "waiting_red_minutes">;

/** Amber comes before red: why not, or nothing. */
export const amberTrouble = (minutes: number, marks: Marks): string | null =>
  minutes < marks.waiting_red_minutes ? null : t("workplace.amber_wrong", { red: marks.waiting_red_minutes });

export const redTrouble = (minutes: number, marks: Marks): string | null =>
  minutes > marks.waiting_amber_minutes
    ? null
    : t("workplace.red_wrong", { amber: marks.waiting_amber_minutes });
