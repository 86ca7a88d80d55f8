import { expect, test } from "vitest";
import { type Filled, formView } from "./form.ts";
import type { Form } from "./wire.ts";
import { callWords } from "./words.ts";

const FORM: Form = {
  title: "",
  greeting: "",
  colour: "",
  language: "auto",
  country: "RU",
  consent: {
    version: "v1",
    text: { ru: "Я согласен", en: "I agree" },
    policy_url: "https://lavka.example/policy",
  },
  availability: null,
  now: true,
  days: [],
  challenge: null,
  form_token: "token",
};

function opened() {
  const sent: Filled[] = [];
  const view = formView(FORM, "Анна", "Europe/Moscow", callWords("ru"), (filled) => void sent.push(filled));
  document.body.replaceChildren(view.element);
  const find = <E extends HTMLElement = HTMLInputElement>(name: string) =>
    view.element.querySelector(`[name=${name}]`) as unknown as E;
  const send = () => view.element.dispatchEvent(new Event("submit", { cancelable: true }));
  const words = () =>
    [...view.element.querySelectorAll<HTMLElement>(".wrong:not([hidden])")].map((one) => one.textContent);
  return { view, find, send, sent, words };
}

test("nothing is ticked beforehand, and nothing goes without consent", () => {
  const { find, send, sent, words } = opened();
  expect(find("consent").checked).toBe(false);
  find("phone").value = "89162345560";
  send();
  expect(sent).toEqual([]);
  expect(words()).toEqual(["Без согласия позвонить нельзя"]);
  expect(find("consent").getAttribute("aria-invalid")).toBe("true");
  find("consent").checked = true;
  send();
  expect(sent).toMatchObject([{ phone: "89162345560", name: "Анна", wanted: { kind: "now" }, company: "" }]);
  expect(sent[0]?.consent).toEqual({ version: "v1", given: true });
});

test("what robots fill in nobody can reach, neither by keyboard nor by ear", () => {
  const { find } = opened();
  expect(find("company").tabIndex).toBe(-1);
  expect(find("company").closest("[aria-hidden=true]")).not.toBeNull();
});

test("the policy opens elsewhere and learns nothing of the page", () => {
  const { view } = opened();
  const link = view.element.querySelector<HTMLAnchorElement>(".consent a");
  expect(link?.href).toBe("https://lavka.example/policy");
  expect(link?.rel).toContain("noreferrer");
});

test("a refusal stands at its field, and focus with it", () => {
  const { view, find, words } = opened();
  view.refuse({ code: "phone_toll_free", fields: { phone: "phone_toll_free" }, consent: null });
  expect(words()).toEqual(["На бесплатные номера мы не звоним. Оставьте другой"]);
  expect(document.activeElement).toBe(find("phone"));
  view.refuse({ code: "callback_not_possible", fields: {}, consent: null });
  expect(words()).toEqual(["На этот номер мы позвонить не можем. Напишите нам"]);
});

test("a changed text has to be agreed to anew", () => {
  const { view, find, words } = opened();
  find("consent").checked = true;
  const consent = { ...FORM.consent, version: "v2", text: { ru: "Я согласен и на это", en: "" } };
  view.refuse({ code: "consent_outdated", fields: { consent: "consent_outdated" }, consent });
  expect(find("consent").checked).toBe(false);
  expect(view.element.textContent).toContain("Я согласен и на это");
  expect(words()).toEqual(["Текст согласия изменился. Прочтите его ещё раз"]);
});
