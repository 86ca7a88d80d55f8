import { expect, test } from "vitest";
import type { ChannelCard, SettingCard } from "#shared/wire.ts";
import { telegram } from "../testing/cast.ts";
import { changedFields } from "./changed-fields.ts";

const setting = (name: string, type: SettingCard["type"], usual = ""): SettingCard => ({
  name,
  label: {},
  hint: null,
  type,
  required: type === "secret",
  default: usual,
  choices: [],
  advanced: false,
});
const SCHEMA = [
  setting("token", "secret"),
  setting("groups", "switch", "no"),
  setting("mode", "choice", "polling"),
];
const LAMP: ChannelCard = {
  ...telegram,
  name: "Лавка",
  settings: { mode: "polling" },
  on_refusal: "ask",
  file_limit: null,
};

function filledIn(over: Readonly<Record<string, string>>): HTMLFormElement {
  const values = {
    "channel-name": "Лавка",
    "on-refusal": "ask",
    "file-limit": "",
    mode: "polling",
    token: "",
    ...over,
  };
  const form = document.createElement("form");
  for (const [name, value] of Object.entries(values)) {
    const field = document.createElement("input");
    Object.assign(field, { name, value });
    form.append(field);
  }
  return form;
}

test("a form that was only looked at changes nothing", () => {
  expect(changedFields(filledIn({}), LAMP, SCHEMA)).toEqual({});
});

test("another name alone does not ask the channel anything", () => {
  expect(changedFields(filledIn({ "channel-name": "Лампы" }), LAMP, SCHEMA)).toEqual({ name: "Лампы" });
});

test("rules are told apart from settings", () => {
  const form = filledIn({ "on-refusal": "other_channel", "file-limit": "5" });
  expect(changedFields(form, LAMP, SCHEMA)).toEqual({ on_refusal: "other_channel", file_limit: 5_000_000 });
});

test("an emptied limit goes back to the house's own", () => {
  expect(changedFields(filledIn({}), { ...LAMP, file_limit: 5_000_000 }, SCHEMA)).toEqual({
    file_limit: null,
  });
});

test("other settings go whole, without secrets that were not replaced", () => {
  expect(changedFields(filledIn({ mode: "webhook" }), LAMP, SCHEMA)).toEqual({
    settings: { groups: "no", mode: "webhook" },
  });
});

test("a new secret is a change", () => {
  expect(changedFields(filledIn({ token: "1:B" }), LAMP, SCHEMA)).toEqual({
    settings: { token: "1:B", groups: "no", mode: "polling" },
  });
});

test("a kept secret can be forgotten", () => {
  const form = filledIn({ "forget-token": "on" });
  expect(changedFields(form, LAMP, SCHEMA)).toEqual({
    settings: { token: null, groups: "no", mode: "polling" },
  });
});
