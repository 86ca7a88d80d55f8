import { lazy, Suspense } from "preact/compat";
import { openedPicture } from "./gallery.ts";

const Lightbox = lazy(async () => ({ default: (await import("./Lightbox.tsx")).Lightbox }));

/** Fetched when the first picture is looked at. */
export const GalleryDoor = () =>
  openedPicture.value === null ? null : (
    <Suspense fallback={null}>
      <Lightbox />
    </Suspense>
  );
