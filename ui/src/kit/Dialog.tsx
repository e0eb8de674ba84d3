// A window over the screen that takes the keyboard until it closes.
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Dialog as AriaDialog } from "react-aria-components/Dialog";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import { IconButton } from "./Button.tsx";
import { useT } from "./i18n.tsx";

interface OverlayProps {
  label: string;
  open: boolean;
  onClose: () => void;
  className: string;
  children: ReactNode;
}

/** The bare window: the palette fills it itself. */
export function Overlay({ label, open, onClose, className, children }: OverlayProps) {
  return (
    <ModalOverlay isOpen={open} onOpenChange={(next) => !next && onClose()} isDismissable className="scrim">
      <Modal className={className}>
        <AriaDialog aria-label={label} className="dialog-body">
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

export function Dialog({ label, open, onClose, children }: Omit<OverlayProps, "className">) {
  const t = useT();
  return (
    <Overlay label={label} open={open} onClose={onClose} className="dialog">
      <div className="dialog-head">
        <h2>{label}</h2>
        <IconButton label={t("app-close")} icon={<X className="i s" aria-hidden />} onClick={onClose} />
      </div>
      {children}
    </Overlay>
  );
}
