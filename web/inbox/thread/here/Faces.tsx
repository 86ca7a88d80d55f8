import { PenLine } from "lucide-preact";
import { type Here, hereIn } from "../../stores/here.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { useRead } from "../../ui/use-read.ts";
import { t } from "../../words/t.ts";

type Props = {
  readonly conversationId: number;
  /** So many faces at the most; the others are counted. */
  readonly most: number;
};

/** Colleagues who read or answer the same just now. */
export function Faces({ conversationId, most }: Props) {
  const here = useRead(() => hereIn(conversationId), [conversationId]);
  if (here.length === 0) return null;
  const words = here.map(wordsOf).join(", ");
  return (
    <span class="faces" role="img" aria-label={words} title={words}>
      {here.slice(0, most).map(({ operator, isAnswering }) => (
        <span key={operator.id} class={`face ${isAnswering ? "is-answering" : ""}`}>
          <Avatar person={operator} size={20} />
          {isAnswering && <Icon of={PenLine} />}
        </span>
      ))}
      {here.length > most && <span class="faces-more">+{here.length - most}</span>}
    </span>
  );
}

/** "Марина отвечает", "Олег читает" */
const wordsOf = ({ operator, isAnswering }: Here): string =>
  t(isAnswering ? "here.answers" : "here.reads", { name: operator.name });
