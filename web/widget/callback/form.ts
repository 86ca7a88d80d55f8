import { safeUrl } from "../links.ts";
import { fill, make, put } from "../view/make.ts";
import { outward } from "../view/outward.ts";
import { tidied } from "./phone.ts";
import { type When, whenPicker } from "./when.ts";
import type { Consent, Form, Refusal, Wanted } from "./wire.ts";
import { type CallWords, refusalWords } from "./words.ts";

/** What the visitor has said; the rest of a request is not the form's. */
export type Filled = {
  readonly phone: string;
  readonly extension: string | null;
  readonly name: string;
  readonly question: string;
  readonly wanted: Wanted;
  readonly consent: { readonly version: string; readonly given: true };
  readonly company: string;
};

export type FormView = {
  readonly element: HTMLElement;
  /** Said at the field where it belongs, else under all of them. */
  refuse(refusal: Pick<Refusal, "code" | "fields" | "consent">): void;
  focus(): void;
  renew(form: Form): void;
};

type Field = {
  readonly element: HTMLElement;
  readonly input: HTMLInputElement | HTMLTextAreaElement;
  say(words: string): void;
};

let made = 0;

export function formView(
  form: Form,
  name: string,
  zone: string,
  words: CallWords,
  onSend: (filled: Filled) => void,
): FormView {
  const { t } = words;
  made += 1;
  const id = (what: string) => `call-${made}-${what}`;
  const text = (
    input: HTMLInputElement | HTMLTextAreaElement,
    what: string,
    label: string,
    isOptional: boolean,
  ) => field(input, id(what), label, isOptional ? t("optional") : "");

  const phone = text(
    make("input", {
      type: "tel",
      name: "phone",
      inputmode: "tel",
      autocomplete: "tel",
      maxlength: 60,
      required: true,
    }),
    "phone",
    t("phone"),
    false,
  );
  const extension = text(
    make("input", {
      type: "text",
      name: "extension",
      inputmode: "numeric",
      autocomplete: "tel-extension",
      maxlength: 10,
    }),
    "extension",
    t("extension"),
    false,
  );
  const person = text(
    make("input", { type: "text", name: "name", autocomplete: "name", maxlength: 100, dir: "auto" }),
    "name",
    t("name"),
    true,
  );
  const question = text(
    make("textarea", { name: "question", rows: 2, maxlength: 2_000, dir: "auto" }),
    "question",
    t("question"),
    true,
  );
  const more = make("button", { type: "button", class: "link" }, t("extension.add"));
  const number = make("div", { class: "number" }, phone.element, extension.element);
  const when: When = whenPicker(zone, words, () => new Date());
  const whenWords = make("p", { class: "wrong", role: "alert", hidden: true });
  const consent = consentBox(id("consent"), form.consent, words);
  const trap = make("input", { type: "text", name: "company", tabindex: -1, autocomplete: "off" });
  // Robots fill in what they find; people and screen readers do not find it.
  const hidden = make("div", { class: "nobody", "aria-hidden": "true" }, trap);
  const wrong = make("p", { class: "wrong", role: "alert", hidden: true });
  const send = make("button", { type: "submit", class: "main" }, t("send"));
  const element = make(
    "form",
    { class: "call-form", novalidate: true },
    number,
    more,
    person.element,
    when.element,
    whenWords,
    question.element,
    hidden,
    consent.element,
    wrong,
    send,
  );
  const say = (where: HTMLElement, what: string) => {
    where.textContent = what;
    where.hidden = what === "";
  };
  const clear = () => {
    for (const one of [phone, extension, person, question, consent]) one.say("");
    say(whenWords, "");
    say(wrong, "");
  };

  person.input.value = name;
  extension.element.hidden = true;
  more.onclick = () => {
    extension.element.hidden = false;
    more.hidden = true;
    extension.input.focus();
  };
  phone.input.onblur = () => {
    phone.input.value = tidied(phone.input.value, form.country);
  };
  element.onsubmit = (event) => {
    event.preventDefault();
    clear();
    const wanted = when.wanted();
    const isGiven = consent.input.checked;
    if (phone.input.value.trim() === "") phone.say(t("missing.phone"));
    if (!wanted) say(whenWords, t("missing.time"));
    if (!isGiven) consent.say(t("refused.consent_required"));
    if (phone.input.value.trim() === "") phone.input.focus();
    else if (!wanted) when.focus();
    else if (!isGiven) consent.input.focus();
    else
      onSend({
        phone: phone.input.value.trim(),
        extension: extension.input.value.trim() || null,
        name: person.input.value.trim(),
        question: question.input.value.trim(),
        wanted,
        consent: { version: consent.version(), given: true },
        company: trap.value,
      });
  };
  when.renew(form);
  const fields: Readonly<Record<string, Field>> = { phone, extension, name: person, question, consent };
  return {
    element,
    focus: () => phone.input.focus({ preventScroll: true }),
    renew: (fresh) => {
      when.renew(fresh);
      consent.renew(fresh.consent);
    },
    refuse({ code, fields: wrongs, consent: renewed }) {
      clear();
      if (renewed) consent.renew(renewed);
      const [where = whereOf(code)] = Object.keys(wrongs);
      const what = refusalWords(wrongs[where] ?? code, words);
      const at = fields[where];
      if (where === "extension") extension.element.hidden = false;
      if (at) {
        at.say(what);
        at.input.focus();
      } else if (where === "wanted") {
        say(whenWords, what);
        when.focus();
      } else say(wrong, what);
    },
  };
}

/** For a refusal that names no field. */
function whereOf(code: string): string {
  const [begin = ""] = code.split("_");
  return ["phone", "name", "question", "consent", "wanted"].includes(begin) ? begin : "";
}

function field(
  input: HTMLInputElement | HTMLTextAreaElement,
  id: string,
  label: string,
  remark: string,
): Field {
  const wrong = make("p", { class: "wrong", id: `${id}-wrong`, role: "alert", hidden: true });
  put(input, { id });
  const name = make("label", { for: id }, label, remark !== "" && make("small", {}, `, ${remark}`));
  return {
    input,
    element: make("div", { class: "question" }, name, input, wrong),
    say: sayAt(input, wrong),
  };
}

const sayAt = (input: HTMLElement, wrong: HTMLElement) => (words: string) => {
  wrong.textContent = words;
  wrong.hidden = words === "";
  put(input, { "aria-invalid": words !== "" && "true", "aria-describedby": words !== "" && wrong.id });
};

/** Never ticked beforehand, and not again when its words have changed. */
function consentBox(id: string, first: Consent, { t, language }: CallWords) {
  const input = make("input", { type: "checkbox", id, name: "consent" });
  const wrong = make("p", { class: "wrong", id: `${id}-wrong`, role: "alert", hidden: true });
  const label = make("label", { for: id });
  let version = "";
  const renew = ({ text, version: fresh, policy_url }: Consent) => {
    if (fresh === version) return;
    version = fresh;
    input.checked = false;
    const policy = policy_url && safeUrl(policy_url);
    fill(label, text[language], policy && " ", policy && outward(policy, {}, t("policy")));
  };
  renew(first);
  const element = make("div", { class: "consent" }, input, label, wrong);
  return { element, input, renew, version: () => version, say: sayAt(input, wrong) };
}
