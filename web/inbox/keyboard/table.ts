import type { View } from "#shared/wire.ts";
import { FORMATS, type Format } from "../composer/format/formats.ts";
import { VIEW_LOOK } from "../list/views.ts";
import { VIEWS } from "../state/view.ts";
import type { Key } from "../words/t.ts";

/**
 * One key and what it does. A press is written by the place of the key on the keyboard, so that it is the same on a
 * Cyrillic layout ("KeyJ", "Shift+Digit1", "Ctrl+KeyK", "KeyG KeyO" one after the other), or as a single character
 * wherever that lies. Ctrl stands for the command key of a Mac too.
 */
export type Shortcut = { readonly presses: readonly string[]; readonly words: Key };

const on = (words: Key, ...presses: readonly string[]): Shortcut => ({ presses, words });

type Goal = View | "calls" | "visitors" | "pairs" | "board";

const toView = (view: View): readonly [View, Shortcut] => {
  const { name, letter } = VIEW_LOOK[view];
  return [view, on(name, ...(letter ? [`KeyG Key${letter}`] : []))];
};

/** A link is put on what is selected; else that key is the palette's. */
const FORMAT_KEYS = Object.fromEntries(
  FORMATS.map(({ type, name, code, shift }) => [type, on(name, `Ctrl+${shift ? "Shift+" : ""}${code}`)]),
) as Record<Format, Shortcut>;

/** Every key there is, by where it is heard. What hears, and the sheet of keys, both read it here. */
export const SHORTCUTS = {
  anywhere: {
    palette: on("shortcuts.palette", "Ctrl+KeyK"),
    help: on("shortcuts.title", "Shift+Slash", "?"),
  },
  list: {
    next: on("shortcuts.next", "KeyJ", "ArrowDown"),
    previous: on("shortcuts.previous", "KeyK", "ArrowUp"),
    first: on("shortcuts.first", "Home"),
    last: on("shortcuts.last", "End"),
    pick: on("bulk.pick", "KeyX"),
    pick_next: on("bulk.pick_next", "Shift+KeyJ", "Shift+ArrowDown"),
    pick_previous: on("bulk.pick_previous", "Shift+KeyK", "Shift+ArrowUp"),
    search: on("shortcuts.search", "Slash", "/"),
    back: on("shortcuts.back", "Escape"),
    away: on("shortcuts.away", "Shift+KeyA"),
  },
  matter: {
    reply: on("shortcuts.reply", "KeyR", "Enter"),
    note: on("shortcuts.note", "KeyN"),
    close: on("shortcuts.close", "KeyE"),
    assign: on("shortcuts.assign", "KeyA"),
    snooze: on("shortcuts.snooze", "KeyS"),
    priority: on("priority.title", "KeyP"),
    tags: on("matter.tags", "KeyT"),
    transfer: on("transfer.title", "KeyH"),
    macros: on("macros.title", "KeyQ"),
    spam: on("shortcuts.spam", "Shift+Digit1", "!"),
    reply_via: on("shortcuts.reply_via", "KeyV"),
    glue: on("shortcuts.glue", "KeyM"),
    first_unread: on("thread.to_unread", "KeyU"),
    day: on("day.choose", "KeyD"),
    undo: on("shortcuts.undo", "KeyZ"),
  },
  go: {
    ...(Object.fromEntries(VIEWS.map(toView)) as Record<View, Shortcut>),
    calls: on("calls.title", "KeyG KeyC"),
    visitors: on("visitors.title", "KeyG KeyV"),
    pairs: on("pairs.title", "KeyG KeyP"),
    board: on("board.title", "KeyG KeyB"),
  } satisfies Record<Goal, Shortcut>,
  field: {
    send: on("act.send", "Enter", "Ctrl+Enter"),
    send_and_close: on("act.send_and_close", "Alt+Enter"),
    send_later: on("shortcuts.send_later", "Alt+Shift+Enter"),
    take_back: on("shortcuts.take_back", "Ctrl+KeyZ"),
    rewrite: on("shortcuts.rewrite", "ArrowUp"),
    canned: on("shortcuts.canned", "Slash", "/"),
    mention: on("shortcuts.mention", "Shift+Digit2", "@"),
    emoji: on("emoji.title", "Shift+Semicolon", ":"),
    ...FORMAT_KEYS,
    leave: on("shortcuts.leave_field", "Escape"),
  },
  history: {
    step: on("shortcuts.step", "ArrowUp", "ArrowDown"),
    select: on("shortcuts.select", "Shift+ArrowUp", "Shift+ArrowDown"),
    deeds: on("shortcuts.deeds", "Enter"),
  },
  calls: {
    next: on("shortcuts.next_call", "KeyJ", "ArrowDown"),
    previous: on("shortcuts.previous_call", "KeyK", "ArrowUp"),
    first: on("shortcuts.first_call", "Home"),
    last: on("shortcuts.last_call", "End"),
    open: on("shortcuts.open_call", "Enter"),
    take: on("shortcuts.take_call", "KeyC"),
    reached: on("calls.outcome.reached", "Digit1", "Numpad1"),
    no_answer: on("calls.outcome.no_answer", "Digit2", "Numpad2"),
    busy: on("calls.outcome.busy", "Digit3", "Numpad3"),
    wrong_number: on("calls.outcome.wrong_number", "Digit4", "Numpad4"),
    refused: on("calls.outcome.refused", "Digit5", "Numpad5"),
    spam: on("calls.outcome.spam", "Digit6", "Numpad6"),
    move: on("shortcuts.move_call", "KeyT"),
    call_off: on("shortcuts.call_off", "KeyX"),
    again: on("shortcuts.call_again", "KeyE"),
  },
  pairs: {
    next: on("shortcuts.next_pair", "KeyJ", "ArrowDown"),
    previous: on("shortcuts.previous_pair", "KeyK", "ArrowUp"),
    first: on("shortcuts.first_pair", "Home"),
    last: on("shortcuts.last_pair", "End"),
    glue: on("act.glue", "KeyG", "Enter"),
    refuse: on("act.not_the_same", "KeyN"),
    undo: on("shortcuts.undo", "KeyZ"),
    back: on("shortcuts.back", "Escape"),
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Shortcut>>>>;

export type Place = keyof typeof SHORTCUTS;
export type KeyedDeed<P extends Place> = keyof (typeof SHORTCUTS)[P] & string;
