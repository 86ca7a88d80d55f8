import type { ConversationRow } from "#shared/wire.ts";
import { language, t } from "../../words/t.ts";
import { asked } from "../suggest/asking.ts";
import { Choices } from "../suggest/Choices.tsx";
import type { Trigger } from "../suggest/trigger.ts";
import { writeInto } from "../write-into.ts";
import { findEmoji } from "./find.ts";
import { inTone, remember, tone } from "./tone.ts";

const MOST = 10;

type Props = { readonly row: ConversationRow; readonly trigger: Trigger };

/** Emoji by the word behind a colon. */
export const EmojiChoices = ({ row, trigger }: Props) => (
  <Choices
    trigger={trigger}
    label={t("emoji.title")}
    items={findEmoji(trigger.query, MOST)}
    keyOf={({ emoji }) => emoji}
    line={(one) => (
      <>
        <span class="suggest-emoji">{one.hasTones ? inTone(one.emoji, tone.value) : one.emoji}</span>
        <span class="suggest-title">{one.name[language()]}</span>
      </>
    )}
    take={(one) => {
      asked.value = null;
      const emoji = one.hasTones ? inTone(one.emoji, tone.peek()) : one.emoji;
      remember(emoji);
      const end = trigger.from + 1 + trigger.query.length;
      writeInto(row.id, trigger.from, end, { text: `${emoji} `, entities: [] });
    }}
  />
);
