import { SendHorizontal, Trash2 } from "lucide-preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { ConversationRow } from "#shared/wire.ts";
import { encloseVoice } from "../actions/enclose.ts";
import { send } from "../actions/send.ts";
import { focusComposer, quoted } from "../stores/composing.ts";
import { tell } from "../stores/notice.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { playtime } from "../words/dates.ts";
import { t } from "../words/t.ts";
import type { Address } from "./addresses.ts";
import { asReply } from "./as-written.ts";
import { letGo } from "./hold.ts";
import { Level } from "./Level.tsx";
import { type Microphone, NotHeard, openMicrophone } from "./microphone.ts";
import { recordingIn } from "./recording.ts";

type Props = { readonly row: ConversationRow; readonly address: Address };

/** Somebody speaks: how long, how loud, and what becomes of it. */
export function Recorder({ row, address }: Props) {
  const [microphone, setMicrophone] = useState<Microphone | null>(null);
  const [seconds, setSeconds] = useState(0);
  const [heldBefore] = useState(letGo.peek());
  const sendButton = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    let opened: Microphone | null = null;
    let isGone = false;
    openMicrophone().then(
      (one) => {
        opened = one;
        if (isGone) one.close();
        else setMicrophone(one);
      },
      (cause: unknown) => {
        leave();
        tell(t(cause instanceof NotHeard ? `voice.${cause.why}` : "voice.unsupported"));
      },
    );
    return () => {
      isGone = true;
      opened?.close();
    };
  }, []);

  useEffect(() => {
    if (!microphone) return;
    sendButton.current?.focus();
    const ticking = setInterval(() => setSeconds(microphone.seconds()), 200);
    return () => clearInterval(ticking);
  }, [microphone]);

  const finish = async () => {
    if (!microphone) return;
    const length = microphone.seconds();
    const sound = await microphone.stop();
    leave();
    if (sound.size === 0) return tell(t("voice.empty"));
    send(row, asReply({ text: "", entities: [] }, address, [encloseVoice(sound, length)], [], false));
    quoted.value = null;
  };

  const isLetGo = letGo.value > heldBefore;
  // biome-ignore lint/correctness/useExhaustiveDependencies: letting go is what sends, once there is something to send.
  useEffect(() => {
    if (isLetGo) void finish();
  }, [isLetGo, microphone]);

  return (
    <fieldset
      class="recorder"
      aria-label={t("voice.recording")}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        leave();
      }}
    >
      <IconButton icon={Trash2} label={t("voice.cancel")} onClick={leave} />
      <span class="recorder-dot" aria-hidden="true" />
      <span class="recorder-time" role="timer">
        {playtime(seconds)}
      </span>
      <Level microphone={microphone} />
      <IconButton
        icon={SendHorizontal}
        buttonRef={sendButton}
        class="composer-send"
        label={t("voice.send")}
        aria-disabled={!microphone}
        onClick={finish}
      />
    </fieldset>
  );
}

function leave(): void {
  recordingIn.value = null;
  focusComposer();
}
