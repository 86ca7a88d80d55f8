import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { bringHome } from "./keep-focus.ts";

describe("the focus, when what had it has left the screen", () => {
  beforeEach(() => {
    document.body.innerHTML = `<main><button id="deed">x</button><div id="rows" tabindex="0"></div></main>`;
  });
  afterEach(() => {
    document.body.innerHTML = "";
  });

  it("comes home to the list", () => {
    document.getElementById("deed")?.focus();
    document.getElementById("deed")?.remove();
    bringHome();
    expect(document.activeElement?.id).toBe("rows");
  });

  it("comes to the main part where there is no list", () => {
    document.getElementById("rows")?.remove();
    bringHome();
    expect(document.activeElement?.tagName).toBe("MAIN");
  });

  it("stays with what has it", () => {
    document.getElementById("deed")?.focus();
    bringHome();
    expect(document.activeElement?.id).toBe("deed");
  });
});
