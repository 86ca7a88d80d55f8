import { useEffect, useId, useRef, useState } from "preact/hooks";
import type { ChannelCard, MessageCard, NewestWords } from "#shared/wire.ts";
import { sendTestMessage } from "../../api/channels.ts";
import { type Refused, refusedBy } from "../../api/refused.ts";
import { now } from "../../stores/clock.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { Trouble } from "../../ui/states.tsx";
import { clientName } from "../../words/client-name.ts";
import { ago } from "../../words/dates.ts";
import { t, wordsFor } from "../../words/t.ts";
import { FormTrouble } from "../FormTrouble.tsx";
import { TestFate } from "./TestFate.tsx";
import { type Heard, useNewestWords } from "./use-newest-words.ts";
import "../../styles/try-out.css";

/** Somebody writes to the channel, and we answer: then both ways are known to work. */
export function TryOut({ channel }: { readonly channel: ChannelCard }) {
  const heard = useNewestWords(channel.id);
  return (
    <section class="try-out">
      <div role="status">
        <Hearing heard={heard} kind={channel.kind} />
      </div>
      {heard.is === "refused" && <Trouble refused={heard.refused} retry={heard.retry} />}
      {heard.is === "heard" && !channel.capabilities.no_outbound && (
        <Answer channel={channel} words={heard.words} />
      )}
    </section>
  );
}

function Hearing({ heard, kind }: { readonly heard: Heard; readonly kind: string }) {
  if (heard.is === "waiting")
    return (
      <p class="try-wait">
        <span class="try-pulse" aria-hidden="true" />
        <span>
          <strong>{wordsFor("try_ask", kind) ?? t("try.ask")}</strong>
          <span class="is-quiet">{t("try.waiting")}</span>
        </span>
      </p>
    );
  if (heard.is !== "heard") return null;
  const { client, text, at } = heard.words;
  return (
    <div class="try-heard">
      <Avatar person={client} size={36} kind={kind} />
      <p>
        <strong dir="auto">{clientName(client)}</strong> <span class="is-quiet">{ago(at, now.value)}</span>
        <span class="try-words" dir="auto">
          {text || t("try.without_words")}
        </span>
      </p>
    </div>
  );
}

type AnswerProps = { readonly channel: ChannelCard; readonly words: NewestWords };

function Answer({ channel, words }: AnswerProps) {
  const [sent, setSent] = useState<MessageCard | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  const send = async () => {
    const text = field.current?.value.trim() ?? "";
    if (isBusy || !text) return;
    setBusy(true);
    setRefused(null);
    try {
      setSent(await sendTestMessage(channel.id, words.identity_id, text));
    } catch (cause) {
      setRefused(refusedBy(cause));
    }
    setBusy(false);
  };
  return (
    <form
      class="try-answer"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <label for={id}>{t("try.answer_to", { name: clientName(words.client) })}</label>
      <input
        id={id}
        ref={field}
        class="field"
        required
        maxLength={channel.capabilities.text_limit}
        defaultValue={t("try.answer_words")}
      />
      <button type="submit" class="button is-main" aria-disabled={isBusy}>
        {t(isBusy ? "try.sending" : sent ? "try.send_again" : "try.send")}
      </button>
      <TestFate message={sent} channel={channel} />
      <FormTrouble refused={refused} />
    </form>
  );
}
