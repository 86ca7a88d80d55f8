import type { ComponentChildren } from "preact";
import { t } from "../words/t.ts";
import { Dialog } from "./Dialog.tsx";

type Props = {
  readonly title: string;
  readonly deed: string;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
};

/** Asks once more before what cannot be taken back. */
export const Confirm = ({ title, deed, onConfirm, onClose, children }: Props) => (
  <Dialog title={title} onClose={onClose}>
    <p>{children}</p>
    <div class="dialog-deeds">
      <button type="button" class="button" onClick={onClose}>
        {t("act.cancel")}
      </button>
      <button
        type="button"
        class="button is-grave"
        onClick={() => {
          onClose();
          onConfirm();
        }}
      >
        {deed}
      </button>
    </div>
  </Dialog>
);
