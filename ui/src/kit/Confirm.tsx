// Asks before something that can't be taken back.
import { Button } from "./Button.tsx";
import { Dialog } from "./Dialog.tsx";
import { useT } from "./i18n.tsx";

interface ConfirmProps {
  question: string;
  /** What will happen. */
  hint: string;
  verb: string;
  open: boolean;
  onYes: () => void;
  onClose: () => void;
}

export function Confirm({ question, hint, verb, open, onYes, onClose }: ConfirmProps) {
  const t = useT();
  return (
    <Dialog label={question} open={open} onClose={onClose}>
      <p className="sub">{hint}</p>
      <div className="row dialog-foot">
        <Button onClick={onClose}>{t("app-cancel")}</Button>
        <Button
          kind="primary"
          // The question was asked for: Enter answers it, Escape leaves.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          onClick={() => {
            onClose();
            onYes();
          }}
        >
          {verb}
        </Button>
      </div>
    </Dialog>
  );
}
