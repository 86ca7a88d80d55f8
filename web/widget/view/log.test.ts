import { beforeEach, describe, expect, test } from "vitest";
import { cell } from "../cell.ts";
import type { Chat } from "../chat.ts";
import type { Link } from "../connection.ts";
import type { Desk } from "../desk.ts";
import type { Waiting } from "../queue.ts";
import { apply, emptyState, type State, withQueue } from "../state.ts";
import { annaSaid, borisSays, messageAfter, welcome } from "../testing/messages.ts";
import type { ServerFrame } from "../wire.ts";
import { wordsIn } from "../words.ts";
import { log } from "./log.ts";

const waits = (key: string, text: string, more: Partial<Waiting> = {}): Waiting => ({
  key,
  text,
  files: [],
  writtenAt: "2025-03-03T09:00:00.000Z",
  order: 1,
  refused: null,
  isSent: false,
  ...more,
});

/** The list as Anna sees it in the page; frames come one by one. */
function listOf(first: State) {
  const state = cell(first);
  const dropped: string[] = [];
  const chat = {
    state,
    link: cell<Link>("live"),
    readUpto: cell(0),
    isReturning: false,
    see: () => undefined,
    drop: (key: string) => void dropped.push(key),
  } as unknown as Chat;
  const desk = {
    chat,
    look: {
      title: "Лавка",
      greeting: "",
      colour: "",
      language: null,
      side: "",
      launcher: { shape: "button", text: "" },
    },
    base: new URL("https://okno.example/"),
    words: cell(wordsIn("ru")),
    scheme: cell("light"),
    draft: cell(""),
    unread: cell(0),
  } as unknown as Desk;
  const { element } = log(desk);
  document.body.append(element);
  const rows = () => [...element.querySelectorAll<HTMLElement>(".row")];
  return {
    element,
    desk,
    dropped,
    rows,
    said: () => rows().map((row) => row.querySelector(".words")?.textContent),
    marks: () => rows().map((row) => row.querySelector("svg")?.getAttribute("aria-label") ?? null),
    hear: (...frames: readonly ServerFrame[]) => {
      for (const frame of frames) state.set(apply(state.value, frame, Date.now()));
    },
    set: (next: State) => state.set(next),
  };
}

const known = apply(emptyState, welcome(), 0);

beforeEach(() => document.body.replaceChildren());

describe("a message on its way", () => {
  test("goes from the clock over one tick to two, and its words are not touched", () => {
    const list = listOf(withQueue(known, [waits("k1", "Где заказ?")]));
    const words = list.rows()[0]?.querySelector(".text")?.firstChild;
    expect(list.marks()).toEqual(["Отправляется"]);
    list.hear({ type: "accepted", key: "k1", id: 5, at: "2025-03-03T09:00:02Z" });
    expect(list.marks()).toEqual(["Отправлено"]);
    list.hear(messageAfter(10, annaSaid(5, "Где заказ?", "k1")));
    list.hear({
      type: "events",
      after: 11,
      upto: 12,
      events: [{ seq: 12, kind: "seen", body: { upto: 5 } }],
    });
    expect(list.marks()).toEqual(["Прочитано"]);
    expect(list.rows()[0]?.querySelector(".text")?.firstChild).toBe(words);
  });

  test("that was refused says why and can be taken back into the field or thrown away", () => {
    const list = listOf(withQueue(known, [waits("k1", "длинно", { refused: "text_too_long" })]));
    expect(list.marks()).toEqual(["Не отправлено"]);
    expect(list.element.querySelector(".refusal")?.textContent).toContain("Сократите");
    const [take] = list.element.querySelectorAll<HTMLButtonElement>(".refusal button");
    take?.click();
    expect(list.desk.draft.value).toBe("длинно");
    expect(list.dropped).toEqual(["k1"]);
  });

  test("refused for a reason we have no words for is still spoken of in words", () => {
    const list = listOf(withQueue(known, [waits("k1", "слова", { refused: "bad_frame" })]));
    expect(list.element.querySelector(".refusal")?.textContent).toContain("отправить нельзя");
  });
});

describe("what others write", () => {
  const hostile = '<img src=x onerror="alert(1)">';

  test("is never markup: not the words, not the name, not the quote", () => {
    const list = listOf(known);
    const message = borisSays(1, hostile, {
      author: { name: hostile, hue: 0 },
      reply_to: { id: 9, text: hostile },
    });
    list.hear(messageAfter(10, message));
    expect(list.element.querySelector("img")).toBe(null);
    expect(list.said()).toEqual([hostile + hostile]);
    expect(list.element.querySelector(".author")?.textContent).toContain(hostile);
  });

  test("leads outside only by safe links that tell nothing of the page", () => {
    const list = listOf(known);
    list.hear(messageAfter(10, borisSays(1, "Вот https://lavka.example/a и javascript:alert(1)")));
    const links = [...list.element.querySelectorAll("a")];
    expect(links.map((link) => [link.href, link.target, link.rel])).toEqual([
      ["https://lavka.example/a", "_blank", "noopener noreferrer nofollow"],
    ]);
  });

  test("fetches pictures from our own server only", () => {
    const list = listOf(known);
    const photo = { kind: "photo", name: "п.png", mime: null, size: null, width: 10, height: 10 };
    list.hear(
      messageAfter(
        10,
        borisSays(1, "", {
          attachments: [
            { ...photo, id: 1, url: "/files/1" },
            { ...photo, id: 2, url: "https://elsewhere.example/2" },
            { ...photo, id: 3, url: "javascript:alert(1)" },
          ],
        }),
      ),
    );
    expect([...list.element.querySelectorAll("img")].map((image) => image.src)).toEqual([
      "https://okno.example/files/1",
    ]);
    expect(list.element.querySelectorAll("a")).toHaveLength(2);
  });

  test("may be changed and deleted; the row stays where it stands", () => {
    const list = listOf(known);
    list.hear(messageAfter(10, borisSays(1, "Ждём")), messageAfter(11, borisSays(2, "Вас")));
    const [first] = list.rows();
    list.hear({
      type: "events",
      after: 12,
      upto: 14,
      events: [
        { seq: 13, kind: "changed", body: borisSays(1, "Ждём очень", { edited: true }) },
        { seq: 14, kind: "changed", body: borisSays(2, "", { deleted: true }) },
      ],
    });
    expect(list.said()).toEqual(["Ждём очень", "Сообщение удалено"]);
    expect(list.rows()[0]).toBe(first);
    expect(first?.querySelector(".meta")?.textContent).toContain("изменено");
  });
});

test("the greeting stands above a new conversation, not above half of an old one", () => {
  const list = listOf(known);
  expect(list.element.querySelector(".beginning")?.textContent).toContain("Здравствуйте");
  list.hear(welcome({ messages: [borisSays(51, "Да")], earlier: true }));
  expect(list.element.querySelector(".beginning")?.textContent).toBe("Показаны последние сообщения");
});

test("a fresh history replaces the rows of the old one", () => {
  const list = listOf(apply(emptyState, welcome({ messages: [borisSays(1, "Старое")] }), 0));
  list.hear(welcome({ seq: 80, messages: [borisSays(70, "Новое"), borisSays(71, "И ещё")] }));
  expect(list.said()).toEqual(["Новое", "И ещё"]);
});
