import { lazy, Suspense } from "preact/compat";
import { Skeleton } from "../ui/states.tsx";

/** Most people rarely change settings, so they are fetched when somebody comes for them. */
const Settings = lazy(async () => ({ default: (await import("../settings/Settings.tsx")).Settings }));

export const SettingsDoor = () => (
  <Suspense fallback={<Skeleton kind="form" />}>
    <Settings />
  </Suspense>
);
