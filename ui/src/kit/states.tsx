// What a screen shows when it has nothing to show: still loading, empty, or failed.
import { CircleAlert } from "lucide-react";
import { useEffect, useState, type ReactNode } from "react";
import { Button } from "./Button.tsx";
import { useT } from "./i18n.tsx";

/** Reads from the local file are fast: nothing flashes up before this many milliseconds. */
const PATIENCE_MS = 120;

function usePatience(): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  return over;
}

/** Grey rows of the true height, shown only when the wait is felt. */
export function Skeleton({ rows = 8 }: { rows?: number }) {
  const t = useT();
  if (!usePatience()) return null;
  return (
    <div className="skeleton" role="status" aria-label={t("app-loading")}>
      {Array.from({ length: rows }, (_, at) => (
        <div className="bone" key={at} style={{ inlineSize: `${88 - ((at * 17) % 40)}%` }} />
      ))}
    </div>
  );
}

export function EmptyState({ title, hint, children }: { title: string; hint?: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <p className="semi">{title}</p>
      {hint ? <p className="muted">{hint}</p> : null}
      {children}
    </div>
  );
}

export function ClearFilter({ onClear }: { onClear: () => void }) {
  const t = useT();
  return (
    <Button kind="ghost" className="small-btn" onClick={onClear}>
      {t("app-clear-filter")}
    </Button>
  );
}

/** A list that its own filter has emptied. */
export function NoMatch({ hidden, onClear }: { hidden: number; onClear: () => void }) {
  const t = useT();
  return (
    <EmptyState title={t("app-filter-hides", { count: hidden })}>
      <Button onClick={onClear}>{t("app-clear-filter")}</Button>
    </EmptyState>
  );
}

interface ErrorStateProps {
  message: string;
  /** For the copy button; never shown as prose. */
  detail?: string | null;
  onRetry?: () => void;
}

export function ErrorState({ message, detail, onRetry }: ErrorStateProps) {
  const t = useT();
  const [copied, setCopied] = useState(false);
  const copy = () => {
    void navigator.clipboard.writeText(detail ? `${message}\n${detail}` : message).then(() => setCopied(true));
  };
  return (
    <div className="empty" role="alert">
      <CircleAlert className="i bad" aria-hidden />
      <p className="semi">{message}</p>
      <div className="row">
        {onRetry ? <Button onClick={onRetry}>{t("app-retry")}</Button> : null}
        <Button kind="ghost" onClick={copy}>
          {copied ? t("app-copied") : t("app-copy-details")}
        </Button>
      </div>
    </div>
  );
}
