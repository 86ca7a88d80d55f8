import type { Desk } from "../desk.ts";
import type { Person } from "../wire.ts";
import { avatar } from "./avatar.ts";
import { make } from "./make.ts";

/** Who says what follows. The visitor sees it by the side; a screen reader is told. */
export function author(person: Person | null, isMine: boolean, { look, words, scheme }: Desk): HTMLElement {
  if (!person) return make("p", { class: "unseen" }, words.value.t(isMine ? "message.you" : "message.us"));
  // Words that no operator of ours wrote by name are the shop's.
  const known = person.name === "" ? { ...person, name: look.title } : person;
  return make("p", { class: "author" }, avatar(known, scheme.value), make("bdi", {}, known.name));
}
