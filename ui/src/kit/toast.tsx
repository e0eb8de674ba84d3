// Short notes at the foot of the window that go away by themselves.
import { X } from "lucide-react";
import { createContext, use, useCallback, useEffect, useState, type ReactNode } from "react";
import { Button, IconButton } from "./Button.tsx";
import { useT } from "./i18n.tsx";
import { useAllActions } from "./keymap.tsx";

interface Toast {
  id: number;
  text: string;
  /** Chord of the action that takes back what is told. */
  undo: string | undefined;
}

type Say = (text: string, undo?: string) => void;

const SHOWN_MS = 8_000;
const ToastContext = createContext<Say>(() => undefined);

function Undo({ chord, onDone }: { chord: string; onDone: () => void }) {
  const t = useT();
  const action = useAllActions().findLast((one) => one.keys.includes(chord));
  if (!action) return null;
  const run = () => {
    action.run();
    onDone();
  };
  return (
    <Button kind="ghost" keys={chord} onClick={run}>
      {t("app-undo")}
    </Button>
  );
}

export function Toasts({ children }: { children: ReactNode }) {
  const t = useT();
  const [toast, setToast] = useState<Toast | null>(null);
  const say = useCallback<Say>((text, undo) => setToast((before) => ({ id: (before?.id ?? 0) + 1, text, undo })), []);
  const close = () => setToast(null);
  useEffect(() => {
    if (!toast) return;
    const timer = setTimeout(() => setToast(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [toast]);
  return (
    <ToastContext value={say}>
      {children}
      <div role="status" className="toasts">
        {toast ? (
          <div className="toast" key={toast.id}>
            <span>{toast.text}</span>
            {toast.undo === undefined ? null : <Undo chord={toast.undo} onDone={close} />}
            <IconButton label={t("app-close")} icon={<X className="i s" aria-hidden />} onClick={close} />
          </div>
        ) : null}
      </div>
    </ToastContext>
  );
}

export const useToast = (): Say => use(ToastContext);
