import { describe, expect, it } from "vitest";
import { heardOf, isUnsaved, UNTOLD } from "./drafts.ts";

const words = (text: string) => ({ text, entities: [] });
const step = (text: string, revision: number) => ({ ...words(text), revision });

describe("what becomes of a draft when the server tells of it", () => {
  it("takes over what another window wrote", () => {
    const heard = heardOf(
      { words: words("а"), step: step("а", 1), sent: null, isHeld: false },
      step("аб", 2),
    );
    expect(heard).toEqual({ step: step("аб", 2), take: words("аб") });
  });

  it("leaves alone what somebody is looking at, and does not call it unsaved", () => {
    const heard = heardOf({ words: words("а"), step: step("а", 1), sent: null, isHeld: true }, step("аб", 2));
    expect(heard).toEqual({ step: step("а", 2), take: null });
    expect(isUnsaved(words("а"), heard.step)).toBe(false);
  });

  it("keeps what was written here and is not saved yet, to be saved after the other", () => {
    const heard = heardOf(
      { words: words("моё"), step: step("", 1), sent: null, isHeld: false },
      step("чужое", 2),
    );
    expect(heard).toEqual({ step: step("", 2), take: null });
    expect(isUnsaved(words("моё"), heard.step)).toBe(true);
  });

  it("knows its own words again, also when more has been written since", () => {
    const heard = heardOf(
      { words: words("прив"), step: UNTOLD, sent: words("при"), isHeld: true },
      step("при", 1),
    );
    expect(heard.step).toEqual(step("при", 1));
    expect(isUnsaved(words("прив"), heard.step)).toBe(true);
  });

  it("does not go back to what is older", () => {
    const here = { words: words("б"), step: step("б", 3), sent: null, isHeld: false };
    expect(heardOf(here, step("а", 2)).take).toBeNull();
  });

  it("tells apart what is bold and what is not", () => {
    const bold = { text: "а", entities: [{ type: "bold", offset: 0, length: 1 }] };
    expect(isUnsaved(bold, step("а", 1))).toBe(true);
  });
});
