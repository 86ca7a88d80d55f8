import { expect, test, vi } from "vitest";
import { cell } from "../cell.ts";
import type { Desk } from "../desk.ts";
import { emptyState, type State } from "../state.ts";
import { annaSaid } from "../testing/messages.ts";
import type { Links, Made } from "../wire.ts";
import { wordsIn } from "../words.ts";
import { linking } from "./linking.ts";

const both = (ru: string, en: string) => ({ ru, en });
const OFFERED: Links = {
  offers: [{ kind: "telegram", label: both("Продолжить в Telegram", "Go on in Telegram") }],
  cards: [],
  open: null,
};
const MADE: Made = {
  type: "link",
  id: 7,
  url: "https://t.me/shop?start=okno",
  code: "4821-7390",
  text: both("Откроется Telegram.", "Telegram opens."),
  open: both("Открыть Telegram", "Open Telegram"),
  copy: both("Скопировать код", "Copy the code"),
};

function drawn(first: Partial<State>) {
  const state = cell<State>({ ...emptyState, ...first });
  const chat = { state, ask: vi.fn(() => true), press: vi.fn() };
  const { element } = linking({ chat, words: cell(wordsIn("ru")) } as unknown as Desk);
  const tell = (more: Partial<State>) => state.set({ ...state.value, ...more });
  const button = (name: string) =>
    [...element.querySelectorAll("button")].find((one) => one.textContent === name);
  return { element, chat, tell, button };
}

const spoken = { messages: [annaSaid(1, "Где мой заказ?", "key-00001")], links: OFFERED };

test("who has said nothing has nothing to go on with", () => {
  expect(drawn({ links: OFFERED }).element.textContent).toBe("");
});

test("a press opens a tab at once, and the answer tells it where to go", () => {
  const tab = { opener: window, location: { replace: vi.fn() }, close: vi.fn() };
  const open = vi.spyOn(window, "open").mockReturnValue(tab as unknown as Window);
  const { element, chat, tell, button } = drawn(spoken);
  button("Продолжить в Telegram")?.click();
  expect(open).toHaveBeenCalledWith("about:blank", "_blank");
  expect(tab.opener).toBeNull();
  expect(chat.ask).toHaveBeenCalledWith("telegram", "ru");
  tell({ made: MADE });
  expect(tab.location.replace, "a link is good once the server says so").not.toHaveBeenCalled();
  tell({ links: { ...OFFERED, open: 7 } });
  expect(tab.location.replace).toHaveBeenCalledWith(MADE.url);
  expect(element.textContent).toContain("4821-7390");
  expect(element.querySelector("a")?.rel).toBe("noopener noreferrer");
});

test("where no link can be had the tab is closed again", () => {
  const tab = { opener: null, location: { replace: vi.fn() }, close: vi.fn() };
  vi.spyOn(window, "open").mockReturnValue(tab as unknown as Window);
  const { element, tell, button } = drawn(spoken);
  button("Продолжить в Telegram")?.click();
  const card = { id: 0, text: both("Слишком много попыток.", "Too many attempts."), acts: [] };
  tell({ links: { ...OFFERED, cards: [card] } });
  expect(tab.close).toHaveBeenCalled();
  expect(element.textContent).toBe("Слишком много попыток.");
});

test("a card's buttons say what was pressed, and which card it was", () => {
  const acts = [{ act: "undo", label: both("Это не я", "It was not me") }];
  const card = { id: 9, text: both("Подключили Telegram: Анна.", "Telegram is connected: Anna."), acts };
  const { chat, button } = drawn({ ...spoken, links: { ...OFFERED, cards: [card] } });
  expect(button("Продолжить в Telegram")).toBeUndefined();
  button("Это не я")?.click();
  expect(chat.press).toHaveBeenCalledWith(9, "undo");
});

test("names are words and never markup", () => {
  const text = both('<img src=x onerror="1">', "");
  const { element } = drawn({ ...spoken, links: { ...OFFERED, cards: [{ id: 9, text, acts: [] }] } });
  expect(element.querySelector("img")).toBeNull();
});
