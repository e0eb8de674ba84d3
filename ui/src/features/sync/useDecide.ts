// Decides a conflict and tells what came of it.
import { useCallback } from "react";
import type { ChoiceView } from "../../generated/ipc.ts";
import { useExecute } from "../../ipc/ask.ts";
import { useTell } from "../../kit/tell.ts";

export type Values = Record<string, string | number | boolean | null>;
export type Decide = (id: string, choice: ChoiceView, values?: Values) => void;

export function useDecide(onDone?: () => void): { decide: Decide; busy: boolean } {
  const tell = useTell();
  const { mutate, isPending } = useExecute();
  const decide = useCallback<Decide>(
    (id, choice, values) => {
      mutate(
        { kind: "resolve_conflict", id, choice, values: values ?? null },
        { onSuccess: (outcome) => (tell.onSuccess(outcome), onDone?.()), onError: tell.onError },
      );
    },
    [mutate, tell, onDone],
  );
  return { decide, busy: isPending };
}
