// The three states of every question: still loading, failed, or answered.
import type { ReactNode } from "react";
import { toApiError } from "../lib/error.ts";
import { useT } from "./i18n.tsx";
import { ErrorState, Skeleton } from "./states.tsx";

interface AnswerProps<View> {
  of: { data: View | undefined; error: unknown; refetch: () => unknown };
  rows?: number;
  children: (view: View) => ReactNode;
}

/** An old answer stays on screen while a newer one fails to come. */
export function Answer<View>({ of, rows, children }: AnswerProps<View>) {
  const t = useT();
  if (of.data !== undefined) return children(of.data);
  if (!of.error) return <Skeleton rows={rows} />;
  const { message, detail } = toApiError(of.error, t("error-internal"));
  return <ErrorState message={message} detail={detail} onRetry={() => void of.refetch()} />;
}
