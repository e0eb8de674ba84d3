// Short notes at the foot of the window that go away by themselves.
import { X } from "lucide-react";
import { createContext, use, useCallback, useEffect, useState, type ReactNode } from "react";
import { IconButton } from "./Button.tsx";
import { useT } from "./i18n.tsx";

interface Toast {
  id: number;
  text: string;
}

const SHOWN_MS = 8_000;
const ToastContext = createContext<(text: string) => void>(() => undefined);

export function Toasts({ children }: { children: ReactNode }) {
  const t = useT();
  const [toast, setToast] = useState<Toast | null>(null);
  const say = useCallback((text: string) => setToast((before) => ({ id: (before?.id ?? 0) + 1, text })), []);
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
            <IconButton label={t("app-close")} icon={<X className="i s" aria-hidden />} onClick={() => setToast(null)} />
          </div>
        ) : null}
      </div>
    </ToastContext>
  );
}

export const useToast = (): ((text: string) => void) => use(ToastContext);
