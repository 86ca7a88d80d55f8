import { lazy } from "preact/compat";
import type { ConversationRow } from "#shared/wire.ts";
import { CannedChoices } from "../canned/CannedChoices.tsx";
import { MentionChoices } from "../mentions/MentionChoices.tsx";
import { asked } from "./asking.ts";
import "../../styles/suggest.css";

// The list of all emoji is the heaviest of them.
const EmojiChoices = lazy(async () => ({
  default: (await import("../emoji/EmojiChoices.tsx")).EmojiChoices,
}));

/** Whatever the field asks for at its caret. */
export function SuggestList({ row }: { readonly row: ConversationRow }) {
  const trigger = asked.value;
  switch (trigger?.kind) {
    case "canned":
      return <CannedChoices row={row} trigger={trigger} />;
    case "emoji":
      return <EmojiChoices row={row} trigger={trigger} />;
    case "mention":
      return <MentionChoices row={row} trigger={trigger} />;
    default:
      return null;
  }
}
