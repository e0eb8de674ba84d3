// What a command did, told at the foot of the window with the way back; and why it did not.
import { useMemo } from "react";
import type { Outcome } from "../generated/ipc.ts";
import { toApiError } from "../lib/error.ts";
import { useT } from "./i18n.tsx";
import { noteEdit } from "./lastDone.ts";
import { useToast } from "./toast.tsx";

/** Chords of undo and redo, wherever they are shown. */
export const UNDO = "z";
export const REDO = "Shift z";

const WAY_BACK = { undo: UNDO, redo: REDO };

export interface Tell {
  onSuccess: (outcome: Outcome) => void;
  onError: (thrown: unknown) => void;
}

export function useTell(): Tell {
  const t = useT();
  const say = useToast();
  return useMemo(
    () => ({
      onSuccess: ({ note, offer }) => {
        if (offer !== null) noteEdit();
        if (note !== null) say(note, offer === null ? undefined : WAY_BACK[offer]);
      },
      onError: (thrown) => say(toApiError(thrown, t("error-internal")).message),
    }),
    [say, t],
  );
}
