import type { ConversationRow, Language } from "#shared/wire.ts";
import { mode, target } from "../../stores/composing.ts";
import { channelNameOf, house, me } from "../../stores/house.ts";
import { openedThread } from "../../stores/threads.ts";
import type { Styled } from "../styled.ts";
import { clientValues, filled, GREETINGS, partOfDay, type Values } from "./variables.ts";

/** The words of a reply, filled in for the client whose matter this is. */
export function filledFor(
  reply: Styled & { readonly language: Language | null },
  row: ConversationRow,
): Styled {
  const language = reply.language ?? clientLanguage(row) ?? me.peek()?.preferences.language ?? "ru";
  return filled(reply, valuesFor(row, language));
}

function valuesFor(row: ConversationRow, language: Language): Values {
  const card = house.peek()?.clients[row.client.id];
  const channelId = mode.peek() === "reply" ? target.peek()?.channel?.id : undefined;
  return {
    ...clientValues(card),
    "operator.name": me.peek()?.operator.name ?? "",
    "channel.name": channelNameOf(channelId ?? row.channel_id),
    "now.greeting": GREETINGS[language][partOfDay(new Date())],
  };
}

/** By the letters of their newest words, or as the card says. */
export function clientLanguage(row: ConversationRow): Language | null {
  const said = openedThread
    .peek()
    ?.messages.findLast(({ direction, text }) => direction === "in" && /\p{L}/u.test(text));
  if (said) return /[а-яё]/i.test(said.text) ? "ru" : "en";
  const told = house.peek()?.clients[row.client.id]?.language;
  if (!told) return null;
  return told.startsWith("ru") ? "ru" : "en";
}
