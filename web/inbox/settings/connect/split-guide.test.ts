import { expect, test } from "vitest";
import type { SettingCard } from "#shared/wire.ts";
import { type Step, splitGuide } from "./split-guide.ts";

const step = (title: string, setting: string | null = null): Step => ({
  title: { ru: title, en: title },
  text: { ru: "", en: "" },
  link: null,
  copy_text: null,
  scene: [],
  setting,
});
const setting = (name: string, advanced = false): SettingCard => ({
  name,
  label: {},
  hint: null,
  type: "text",
  required: true,
  default: "",
  choices: [],
  advanced,
});
const settings = [setting("group_id"), setting("token"), setting("mode", true)];

test("what follows the last value can wait until the account is connected", () => {
  const [open, token, groups] = [step("open"), step("token", "token"), step("groups")];
  expect(splitGuide({ guide: [open, token, groups], settings })).toEqual({
    needed: [open, token],
    later: [groups],
  });
});

test("a guide may bring several values, one after another", () => {
  const guide = [step("group", "group_id"), step("key"), step("token", "token")];
  expect(splitGuide({ guide, settings })).toEqual({ needed: guide, later: [] });
});

test("a value that few change can wait as well", () => {
  const [token, calls] = [step("token", "token"), step("calls", "mode")];
  expect(splitGuide({ guide: [token, calls], settings })).toEqual({ needed: [token], later: [calls] });
});

test("a guide that brings no value is all needed", () => {
  const guide = [step("read"), step("know")];
  expect(splitGuide({ guide, settings })).toEqual({ needed: guide, later: [] });
});
