import { snoozeRow, tagRow, untagRow, weighRow } from "../actions/change-row.ts";
import { tags } from "../stores/attributes.ts";
import { dropMatterAsk, matterAsk } from "../stores/matter-ask.ts";
import { rowOf } from "../stores/rows.ts";
import { ActsDialog } from "./ActsDialog.tsx";
import { alikeName } from "./alike-name.ts";
import { MacrosDialog } from "./MacrosDialog.tsx";
import { PriorityDialog } from "./PriorityDialog.tsx";
import { TagPicker } from "./TagPicker.tsx";
import { TransferDialog } from "./TransferDialog.tsx";
import { WhenDialog } from "./WhenDialog.tsx";

/** The dialog about a matter that is wanted now. */
export function MatterAsk() {
  const asked = matterAsk.value;
  if (!asked) return null;
  const row = rowOf(asked.row.id) ?? asked.row;
  switch (asked.is) {
    case "priority":
      return (
        <PriorityDialog
          chosen={row.priority}
          onChoose={(priority) => weighRow(row, priority)}
          onClose={dropMatterAsk}
        />
      );
    case "tags":
      return (
        <TagPicker
          worn={row.tag_ids}
          onPut={(name) =>
            tagRow(
              row,
              name,
              tags.peek()?.find((tag) => alikeName(tag.name, name)),
            )
          }
          onTake={(tag) => untagRow(row, tag)}
          onClose={dropMatterAsk}
        />
      );
    case "transfer":
      return <TransferDialog row={row} onClose={dropMatterAsk} />;
    case "when":
      return <WhenDialog onChoose={(until) => snoozeRow(row, until)} onClose={dropMatterAsk} />;
    case "acts":
      return <ActsDialog row={row} onClose={dropMatterAsk} />;
    case "macros":
      return <MacrosDialog row={row} onClose={dropMatterAsk} />;
    default:
      return null;
  }
}
