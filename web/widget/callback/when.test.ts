import { expect, test } from "vitest";
import { tidied } from "./phone.ts";
import { dayName, whenPicker } from "./when.ts";
import type { Form } from "./wire.ts";
import { callWords } from "./words.ts";
import { differenceBetween } from "./zones.ts";

const NOW = new Date("2026-11-22T10:00:00Z");
const words = callWords("ru");
const slot = (from: string, until: string) => ({
  from: `2026-11-${from}:00Z`,
  until: `2026-11-${until}:00Z`,
});
const FORM = {
  now: true,
  days: [
    { date: "2026-11-22", slots: [slot("22T12:00", "22T12:30"), slot("22T12:30", "22T13:00")] },
    { date: "2026-11-23", slots: [slot("23T06:00", "23T06:30")] },
  ],
  availability: { state: "open", opens_at: null, timezone: "Europe/Moscow", usual_seconds: null },
} as const satisfies Pick<Form, "now" | "days" | "availability">;

function picker(
  zone = "Asia/Novosibirsk",
  form: Pick<Form, "now" | "days" | "availability"> = FORM,
  spoken = words,
) {
  const when = whenPicker(zone, spoken, () => NOW);
  document.body.replaceChildren(when.element);
  when.renew(form);
  const find = <E extends Element>(selector: string) => when.element.querySelector(selector) as E;
  const choose = (name: string, value: string) => {
    const select = find<HTMLSelectElement>(`[name=${name}]`);
    select.value = value;
    select.onchange?.(new Event("change"));
  };
  const later = () => {
    const radio = find<HTMLInputElement>("[value=later]");
    radio.checked = true;
    find<HTMLInputElement>("[value=now]").checked = false;
    radio.onchange?.(new Event("change"));
  };
  return { when, find, choose, later };
}

test("now comes first while somebody can phone now", () => {
  expect(picker().when.wanted()).toEqual({ kind: "now" });
});

test("a slot is told by the visitor's clock, with the shop's difference", () => {
  const { when, find, choose, later } = picker();
  later();
  const times = [...find<HTMLSelectElement>("[name=time]").options].map((one) => one.textContent);
  expect(times).toEqual(["Любое время", "19:00–19:30", "19:30–20:00"]);
  expect(find(".hint").textContent).toBe("Время ваше. У нас на 4 часа меньше.");
  choose("time", "2026-11-22T12:30:00Z");
  expect(when.wanted()).toEqual({ kind: "slot", from: "2026-11-22T12:30:00Z" });
});

test("both ends of a slot are written alike", () => {
  const { find } = picker("America/New_York", { ...FORM, now: false }, callWords("en"));
  const slots = [...find<HTMLSelectElement>("[name=time]").options].slice(1).map((one) => one.textContent);
  expect(slots.map((slot) => slot?.replace(/\s/g, " "))).toEqual(["7:00 AM–7:30 AM", "7:30 AM–8:00 AM"]);
});

test("a whole day may do; the same zone needs no remark", () => {
  const { when, find, choose, later } = picker("Europe/Moscow");
  later();
  choose("day", "2026-11-23");
  expect(when.wanted()).toEqual({ kind: "day", date: "2026-11-23" });
  expect(find<HTMLElement>(".hint").hidden).toBe(true);
});

test("out of hours there is no now to choose", () => {
  const { when, find } = picker("Europe/Moscow", { ...FORM, now: false });
  expect(find<HTMLElement>(".ways").hidden).toBe(true);
  expect(when.wanted()).toEqual({ kind: "day", date: "2026-11-22" });
});

test.each([
  ["2026-11-22", "Сегодня"],
  ["2026-11-23", "Завтра"],
  ["2026-11-24", "вт, 24 ноября"],
])("%s is %s", (date, name) => {
  expect(dayName(date, "Europe/Moscow", words, NOW)).toBe(name);
});

test("a day is the visitor's own, not the server's", () => {
  expect(dayName("2026-11-23", "Pacific/Auckland", words, new Date("2026-11-22T20:00:00Z"))).toBe("Сегодня");
});

test("zones differ as they do on that day", () => {
  expect(differenceBetween("Europe/Berlin", "Europe/Moscow", NOW)).toBe(120);
  expect(differenceBetween("Europe/Berlin", "Europe/Moscow", new Date("2026-07-01T00:00:00Z"))).toBe(60);
  expect(differenceBetween("Asia/Kolkata", "Europe/Moscow", NOW)).toBe(-150);
  expect(differenceBetween("Europe/Moscow", "Nowhere/Atall", NOW)).toBe(0);
});

test.each([
  ["89162345560", "+7 916 234-55-60"],
  ["9162345560", "+7 916 234-55-60"],
  ["+7 (916) 234 55 60", "+7 916 234-55-60"],
  ["+49 30 1234567", "+49 30 1234567"],
  ["8 916 234-55-60 доб. 12", "8 916 234-55-60 доб. 12"],
  ["12345", "12345"],
])("%s is tidied into %s", (written, tidy) => {
  expect(tidied(written, "RU")).toBe(tidy);
});
