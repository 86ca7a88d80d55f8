import { fill, make, put } from "../view/make.ts";
import type { Day, Form, Wanted } from "./wire.ts";
import type { CallWords } from "./words.ts";
import { differenceBetween } from "./zones.ts";

export type When = {
  readonly element: HTMLElement;
  /** Null where nothing can be chosen. */
  wanted(): Wanted | null;
  /** The times as they are now; what was chosen stays, while it is there. */
  renew(form: Pick<Form, "now" | "days" | "availability">): void;
  focus(): void;
};

const ALL_DAY = "day";

/** Now, a slot, or some time on a day: all by the visitor's own clock. */
export function whenPicker(zone: string, words: CallWords, now: () => Date): When {
  const { t, language } = words;
  const soon = choice("now", t("when.now"));
  const later = choice("later", t("when.later"));
  const day = make("select", { name: "day", "aria-label": t("when.day") });
  const time = make("select", { name: "time", "aria-label": t("when.time") });
  const times = make("div", { class: "times" }, day, time);
  const remark = make("p", { class: "hint" });
  const ways = make("div", { class: "ways" }, soon.element, later.element);
  const element = make("fieldset", { class: "when" }, make("legend", {}, t("when")), ways, times, remark);
  let days: readonly Day[] = [];
  let shop: string | null = null;

  const clock = new Intl.DateTimeFormat(language, { hour: "numeric", minute: "2-digit", timeZone: zone });
  const timeOf = (moment: string) => clock.format(new Date(moment));
  const drawTimes = () => {
    const chosen = time.value;
    const slots = days.find(({ date }) => date === day.value)?.slots ?? [];
    const options = slots.map(({ from, until }) => option(from, `${timeOf(from)}–${timeOf(until)}`));
    fill(time, option(ALL_DAY, t("when.allDay")), ...options);
    if (slots.some(({ from }) => from === chosen)) time.value = chosen;
    drawRemark();
  };
  const drawRemark = () => {
    times.hidden = !later.input.checked;
    const at = new Date(time.value === ALL_DAY ? (slotOf(day.value) ?? now()) : time.value || now());
    const minutes = shop ? differenceBetween(zone, shop, at) : 0;
    remark.hidden = times.hidden || minutes === 0;
    const difference = spanOf(Math.abs(minutes), words);
    remark.textContent = t(minutes > 0 ? "zone.ahead" : "zone.behind", { difference });
  };
  const slotOf = (date: string) => days.find((one) => one.date === date)?.slots[0]?.from;

  day.onchange = drawTimes;
  time.onchange = drawRemark;
  soon.input.onchange = drawRemark;
  later.input.onchange = drawRemark;
  return {
    element,
    wanted() {
      if (soon.input.checked && !soon.input.disabled) return { kind: "now" };
      if (!later.input.checked || day.value === "") return null;
      return time.value === ALL_DAY ? { kind: "day", date: day.value } : { kind: "slot", from: time.value };
    },
    renew(form) {
      const chosen = day.value;
      days = form.days;
      shop = form.availability?.timezone ?? null;
      fill(day, ...days.map(({ date }) => option(date, dayName(date, zone, words, now()))));
      if (days.some(({ date }) => date === chosen)) day.value = chosen;
      soon.input.disabled = !form.now;
      later.input.disabled = days.length === 0;
      // Where there is no choice there is nothing to choose between.
      ways.hidden = !form.now || days.length === 0;
      const isLater = form.now ? later.input.checked && days.length > 0 : days.length > 0;
      soon.input.checked = form.now && !isLater;
      later.input.checked = isLater;
      drawTimes();
    },
    focus: () => (times.hidden ? soon.input : time).focus(),
  };
}

function choice(value: string, label: string) {
  const input = make("input", { type: "radio", name: "when", value });
  return { input, element: make("label", { class: "way" }, input, make("span", {}, label)) };
}

function option(value: string, label: string): HTMLOptionElement {
  const made = make("option", { value }, label);
  put(made, { value });
  return made;
}

/** «Сегодня», «Завтра», «вт, 24 ноября». `date` is already the visitor's. */
export function dayName(date: string, zone: string, { t, language }: CallWords, now: Date): string {
  const today = new Intl.DateTimeFormat("en-CA", { timeZone: zone, dateStyle: "short" }).format(now);
  const days = Math.round((Date.parse(date) - Date.parse(today)) / 86_400_000);
  if (days === 0) return t("day.today");
  if (days === 1) return t("day.tomorrow");
  const form = { weekday: "short", day: "numeric", month: "long", timeZone: "UTC" } as const;
  return new Intl.DateTimeFormat(language, form).format(new Date(date));
}

/** «2 часа», «5 часов 30 минут» */
function spanOf(minutes: number, { t }: CallWords): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [hours > 0 ? t("hours", { count: hours }) : "", rest > 0 ? t("minutes", { count: rest }) : ""]
    .filter((part) => part !== "")
    .join(" ");
}
