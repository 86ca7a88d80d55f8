import { expect, test } from "vitest";
import { asFile, readReplies } from "./reply-file.ts";

const thanks = {
  folder: "",
  shortcut: "",
  title: "Спасибо",
  language: null,
  text: "Спасибо за заказ",
  entities: [],
  is_shared: true,
};

test("what was saved comes back as it was", () => {
  const reply = {
    ...thanks,
    id: 1,
    folder_id: 3,
    owner_id: 1,
    used_count: 5,
    last_used_at: null,
    entities: [{ type: "bold", offset: 0, length: 7 }],
  };
  const file = asFile([reply], [{ id: 3, name: "Заказы", position: 0, owner_id: 1 }]);
  expect(readReplies(file)).toEqual([
    { ...thanks, folder: "Заказы", entities: [{ type: "bold", offset: 0, length: 7 }] },
  ]);
});

test("a sheet saved in Russian is read, with quotes and lines in its cells", () => {
  const sheet =
    '\uFEFFПапка;Название;Сокращение;Язык;Текст\r\nОплата;Счёт;/счет;RU;"Счёт ""в пути"";\nждём"\r\n';
  expect(readReplies(sheet)).toEqual([
    {
      ...thanks,
      folder: "Оплата",
      title: "Счёт",
      shortcut: "счет",
      language: "ru",
      text: 'Счёт "в пути";\nждём',
    },
  ]);
});

test("what is no reply is passed over", () => {
  expect(readReplies("title,text\nСпасибо,Спасибо за заказ\n,без названия\n")).toEqual([thanks]);
  expect(readReplies("{broken")).toEqual([]);
  expect(readReplies("")).toEqual([]);
});
