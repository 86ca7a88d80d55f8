import { afterEach, beforeEach, expect, test } from "vitest";
import { cell } from "../cell.ts";
import type { Outside } from "../desk.ts";
import type { Stop } from "../stop.ts";
import { make } from "../view/make.ts";
import { widget } from "./widget.ts";
import { launcherWords } from "./words.ts";

const host = make("div");
const field = make("input");
let stop: Stop;

beforeEach(() => {
  const desk = {
    look: { side: "right", colour: "", launcher: { shape: "", text: "" } },
    words: cell(launcherWords("ru")),
    scheme: cell("light"),
    unread: cell(0),
    isOpen: cell(false),
    part: () => new Promise(() => undefined),
  };
  const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  document.body.replaceChildren(host, field);
  stop = widget(root, desk as unknown as Outside);
});

afterEach(() => {
  stop();
});

const isAside = () => host.shadowRoot?.querySelector(".okno")?.hasAttribute("data-aside");

test("the launcher makes way while a form of ours has the focus, and for no other field", () => {
  const form = document.createElement("okno-callback");
  document.body.append(form);
  form.dispatchEvent(new FocusEvent("focusin", { bubbles: true, composed: true }));
  expect(isAside()).toBe(true);
  form.dispatchEvent(new FocusEvent("focusout", { bubbles: true, composed: true }));
  expect(isAside()).toBe(false);
  field.dispatchEvent(new FocusEvent("focusin", { bubbles: true, composed: true }));
  expect(isAside()).toBe(false);
});
