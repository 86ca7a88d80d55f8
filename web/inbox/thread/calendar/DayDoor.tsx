import { lazy, Suspense } from "preact/compat";
import { dayAsked } from "./ask-day.ts";

const DayPicker = lazy(async () => ({ default: (await import("./DayPicker.tsx")).DayPicker }));

/** Fetched when a day is first asked for. */
export const DayDoor = () =>
  dayAsked.value === null ? null : (
    <Suspense fallback={null}>
      <DayPicker anchor={dayAsked.value.anchor} at={dayAsked.value.at} />
    </Suspense>
  );
