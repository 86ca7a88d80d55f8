import { beforeEach, expect, test, vi } from "vitest";
import { openTray, type Standing } from "./part.ts";
import { endOf } from "./upload.ts";

/** Uploads that the test ends by hand. */
class Sent {
  static all: Sent[] = [];
  upload: { onprogress?: (event: { loaded: number; total: number }) => void } = {};
  onload?: () => void;
  onerror?: () => void;
  status = 0;
  responseText = "";
  isAborted = false;
  address = "";
  headers: Record<string, string> = {};
  open(_: string, address: string) {
    this.address = address;
  }
  setRequestHeader(name: string, value: string) {
    this.headers[name] = value;
  }
  send() {
    Sent.all.push(this);
  }
  abort() {
    this.isAborted = true;
  }
  answer(status: number, body: unknown) {
    this.status = status;
    this.responseText = JSON.stringify(body);
    this.onload?.();
  }
}

beforeEach(() => {
  Sent.all = [];
  vi.stubGlobal("XMLHttpRequest", Sent);
});

function tray(names: string | null = null) {
  const told: Standing[] = [];
  const left: string[] = [];
  const root = document.createElement("div").attachShadow({ mode: "open" });
  const opened = openTray({
    root,
    door: new URL("https://okno.example/site/lavka/"),
    language: "ru",
    limit: 1_000,
    token: () => Promise.resolve("anna"),
    left: { names, keep: (kept) => void left.push(kept) },
    onChange: (standing) => void told.push(standing),
  });
  root.append(opened.element);
  const last = () => told[told.length - 1];
  return { opened, last, left, words: () => opened.element.textContent ?? "" };
}

const settle = () => new Promise((resolve) => setTimeout(resolve));
const file = (name: string, size = 10) => new File(["x".repeat(size)], name);
const FILE = { key: "f1", kind: "document", name: "a.pdf", mime: "application/pdf", size: 10 };

test("a file goes at once, with its progress, and stands ready when the server has it", async () => {
  const { opened, last } = tray();
  opened.add([file("a.pdf")]);
  await settle();
  const [sent] = Sent.all;
  expect(sent?.address).toBe("https://okno.example/site/lavka/files?name=a.pdf");
  expect(sent?.headers["X-Okno-Visitor"]).toBe("anna");
  sent?.upload.onprogress?.({ loaded: 5, total: 10 });
  expect(opened.element.querySelector<HTMLElement>(".bar")?.style.width).toBe("50%");
  expect(last()).toMatchObject({ isBusy: true, count: 1, files: [] });
  sent?.answer(201, FILE);
  expect(last()).toMatchObject({ isBusy: false, count: 1, files: [{ key: "f1" }] });
});

test("a failure says why and can be tried again; a cancelled one is given up", async () => {
  const { opened, last, words } = tray();
  opened.add([file("a.pdf"), file("b.pdf")]);
  await settle();
  Sent.all[0]?.onerror?.();
  expect(words()).toContain("Не загрузилось: нет связи");
  const again = [...opened.element.querySelectorAll("button")].find((one) => one.textContent === "Ещё раз");
  again?.click();
  await settle();
  Sent.all[2]?.answer(201, FILE);
  opened.element.querySelector<HTMLButtonElement>("[aria-label='Убрать «b.pdf»']")?.click();
  expect(Sent.all[1]?.isAborted).toBe(true);
  expect(last()).toMatchObject({ isBusy: false, count: 1 });
});

test("what is too big is not sent at all", async () => {
  const { opened, words, last } = tray();
  opened.add([file("film.mov", 1_001)]);
  await settle();
  expect(Sent.all).toEqual([]);
  expect(words()).toContain("Слишком большой: можно до 1");
  expect(last()).toMatchObject({ count: 1, files: [] });
});

test("what a reload took away is named, and what is here now would be", () => {
  const { opened, left, words } = tray("паспорт.jpg");
  expect(words()).toContain("файл «паспорт.jpg» не ушёл");
  opened.add([file("a.pdf"), file("b.pdf")]);
  expect(left[left.length - 1]).toBe("a.pdf\nb.pdf");
  opened.clear();
  expect(left[left.length - 1]).toBe("");
});

test("no more than ten go at once", () => {
  const { opened, last, words } = tray();
  opened.add(Array.from({ length: 12 }, (_, index) => file(`${index}.txt`)));
  expect(last()?.count).toBe(10);
  expect(words()).toContain("не больше 10 файлов");
});

test("a proxy's page is no answer", () => {
  expect(endOf(502, "<html>")).toEqual({ kind: "failed", code: "offline", isFinal: false });
  expect(endOf(415, '{"code":"file_type_refused"}')).toMatchObject({
    code: "file_type_refused",
    isFinal: true,
  });
  expect(endOf(401, '{"code":"visitor_unknown"}')).toMatchObject({ isFinal: false });
});
