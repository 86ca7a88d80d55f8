import { Mic } from "lucide-preact";
import type { ConversationRow } from "#shared/wire.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { t } from "../words/t.ts";
import { listenWhileHeld } from "./hold.ts";
import { recordingIn } from "./recording.ts";

/** Pressed, it begins to listen; held, it listens until it is let go, and then sends. */
export const MicButton = ({ row }: { readonly row: ConversationRow }) => (
  <IconButton
    icon={Mic}
    label={t("voice.record")}
    onPointerDown={(event) => {
      if (event.button !== 0) return;
      listenWhileHeld();
      recordingIn.value = row.id;
    }}
    onClick={() => {
      recordingIn.value = row.id;
    }}
  />
);
