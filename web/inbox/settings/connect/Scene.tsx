import { ChevronRight, KeyRound, MousePointerClick } from "lucide-preact";
import type { ComponentChildren } from "preact";
import { Icon } from "../../ui/Icon.tsx";
import { inOurs, t } from "../../words/t.ts";
import type { Drawn } from "./split-guide.ts";
import "../../styles/scene.css";

/** How a step looks over there: our own drawing, made of what the step says is to be seen. */
export const Scene = ({ things }: { readonly things: readonly Drawn[] }) => (
  <figure class="scene">
    <figcaption class="only-heard">{t("scene.title")}</figcaption>
    {things.map((thing, place) => (
      <div key={place} class={`scene-${thing.shape} ${thing.chosen ? "is-chosen" : ""}`}>
        <span class="only-heard">{t(`scene.${thing.shape}`)}</span>
        {DRAW[thing.shape](inOurs(thing.words))}
        {thing.chosen && <span class="only-heard">{t("scene.chosen")}</span>}
        {thing.chosen && <Icon of={MousePointerClick} />}
      </div>
    ))}
  </figure>
);

const plain = (words: string): ComponentChildren => <span class="scene-words">{words}</span>;

const DRAW: Readonly<Record<Drawn["shape"], (words: string) => ComponentChildren>> = {
  said: plain,
  heard: plain,
  button: plain,
  field: plain,
  menu: (words) => (
    <>
      {plain(words)}
      <Icon of={ChevronRight} />
    </>
  ),
  switch: (words) => (
    <>
      {plain(words)}
      <span class="scene-lever" aria-hidden="true" />
    </>
  ),
  secret: (words) => (
    <>
      <Icon of={KeyRound} />
      {plain(words)}
    </>
  ),
};
