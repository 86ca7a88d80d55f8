import { describe, expect, it } from "vitest";
import en from "../locales/en.json";
import ru from "../locales/ru.json";
import { capsOf, hintOf, shownPresses } from "./caps.ts";
import { heardAs } from "./heard-as.ts";
import { type Place, SHORTCUTS, type Shortcut } from "./table.ts";

const PLACES = Object.keys(SHORTCUTS) as Place[];
const linesOf = (place: Place): readonly (readonly [string, Shortcut])[] => Object.entries(SHORTCUTS[place]);

/** Heard together: where the focus is in one of them, keys of the others still act. */
const TOGETHER: readonly (readonly Place[])[] = [
  ["anywhere", "list", "matter", "go"],
  ["anywhere", "calls", "go"],
  ["anywhere", "pairs"],
];

describe("the table of keys", () => {
  it("says of every key what it does, in both languages", () => {
    for (const place of PLACES)
      for (const [id, { words }] of linesOf(place)) {
        expect(ru, `${place}.${id}`).toHaveProperty([words]);
        expect(en, `${place}.${id}`).toHaveProperty([words]);
      }
  });

  it("gives one key one meaning where it is heard", () => {
    for (const places of TOGETHER) {
      const presses = places.flatMap((place) => linesOf(place).flatMap(([, line]) => line.presses));
      expect(presses.filter((press, at) => presses.indexOf(press) !== at)).toEqual([]);
    }
  });

  it("does not let a key lead on and act by itself", () => {
    for (const places of TOGETHER) {
      const presses = places.flatMap((place) => linesOf(place).flatMap(([, line]) => line.presses));
      const leading = new Set(
        presses.filter((press) => press.includes(" ")).map((press) => press.split(" ")[0]),
      );
      expect(presses.filter((press) => leading.has(press))).toEqual([]);
    }
  });
});

describe("a key that is pressed", () => {
  const press = (code: string, key: string, more: KeyboardEventInit = {}) =>
    new KeyboardEvent("keydown", { code, key, ...more });

  it("is known by its place on a Cyrillic layout", () => {
    expect(heardAs("list", press("KeyJ", "о"))).toBe("next");
    expect(heardAs("matter", press("KeyE", "у"))).toBe("close");
  });

  it("is known by its character, wherever that lies", () => {
    expect(heardAs("anywhere", press("Digit7", "?", { shiftKey: true }))).toBe("help");
    expect(heardAs("list", press("Backslash", "/", { shiftKey: true }))).toBe("search");
  });

  it("means nothing with a modifier that the table does not name", () => {
    for (const held of [{ ctrlKey: true }, { metaKey: true }, { altKey: true }, { shiftKey: true }])
      expect(heardAs("matter", press("KeyE", "у", held))).toBeUndefined();
  });

  it("leads to a view only just after G", () => {
    expect(heardAs("go", press("KeyO", "щ"))).toBeUndefined();
    expect(heardAs("go", press("KeyO", "щ"), "KeyG")).toBe("open");
  });
});

describe("the caps on the sheet", () => {
  it("are those that one sees on the keyboard", () => {
    expect(capsOf("KeyG KeyO")).toEqual(["G", "O"]);
    expect(capsOf("Shift+ArrowUp")).toEqual(["Shift", "↑"]);
    expect(capsOf("Shift+Digit1")).toEqual(["!"]);
    expect(hintOf(SHORTCUTS.matter.close)).toBe("E");
    expect(shownPresses(SHORTCUTS.calls.reached)).toEqual([["1"]]);
  });
});
