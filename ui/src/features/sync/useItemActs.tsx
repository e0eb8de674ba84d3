// What can be done about the row under the cursor, by key and by button.
import { Check, Pencil, RotateCw, Trash2, Undo2 } from "lucide-react";
import { useCallback, useMemo, useState } from "react";
import type { ChoiceView } from "../../generated/ipc.ts";
import { useExecute } from "../../ipc/ask.ts";
import { useT } from "../../kit/i18n.tsx";
import { useActions, type Action } from "../../kit/keymap.tsx";
import { useTell } from "../../kit/tell.ts";
import { verbsOf } from "./decide.ts";
import { canTakeBack, type SyncItem } from "./items.ts";
import { useDecide, type Values } from "./useDecide.ts";

export interface ItemActs {
  busy: boolean;
  /** A third value is being typed. */
  editing: boolean;
  edit: (on: boolean) => void;
  /** Without values, an edited outcome first asks for them. */
  choose: (choice: ChoiceView, values?: Values) => void;
  takeBack: () => void;
  retry: () => void;
  /** Asks first. */
  discard: () => void;
  /** The edit that the user is asked about. */
  asking: boolean;
  answer: (yes: boolean) => void;
}

export function useItemActs(item: SyncItem | undefined): ItemActs {
  const tell = useTell();
  const { mutate, isPending } = useExecute();
  const { decide, busy } = useDecide();
  // For which row, so that moving on leaves it.
  const [editingId, setEditing] = useState<string | null>(null);
  const [askingId, setAsking] = useState<string | null>(null);
  const id = item?.id ?? null;
  const choose = useCallback(
    (choice: ChoiceView, values?: Values) => {
      if (item?.kind !== "conflict") return;
      if (choice === "edited" && values === undefined) setEditing(item.id);
      else decide(item.conflict.id, choice, values);
    },
    [item, decide],
  );
  const takeBack = useCallback(() => {
    if (item?.kind === "merge") mutate({ kind: "take_back_merge", id: item.merge.id }, tell);
    else if (item?.kind === "waiting") mutate({ kind: "take_back_edit", mutationId: item.edit.mutationId }, tell);
  }, [item, mutate, tell]);
  const retry = useCallback(() => {
    if (item?.kind === "parked") mutate({ kind: "retry_parked", mutationId: item.edit.mutationId }, tell);
  }, [item, mutate, tell]);
  const answer = (yes: boolean) => {
    if (yes && item?.kind === "parked") mutate({ kind: "discard_edit", mutationId: item.edit.mutationId }, tell);
    setAsking(null);
  };
  const discard = useCallback(() => setAsking(id), [id]);
  const acts: ItemActs = {
    busy: busy || isPending,
    editing: id !== null && editingId === id,
    edit: (on) => setEditing(on ? id : null),
    choose,
    takeBack,
    retry,
    discard,
    asking: id !== null && askingId === id,
    answer,
  };
  useActKeys(item, { choose, takeBack, retry, discard });
  return acts;
}

function useActKeys(item: SyncItem | undefined, { choose, takeBack, retry, discard }: Pick<ItemActs, "choose" | "takeBack" | "retry" | "discard">): void {
  const t = useT();
  useActions(
    useMemo<Action[]>(() => {
      const base = { group: t("sync-title") };
      const I = { className: "i", "aria-hidden": true } as const;
      if (item?.kind === "conflict") {
        const verbs = verbsOf(t, item.conflict);
        const edited: Action[] = verbs.edited === null ? [] : [{ ...base, id: "choose-other", label: verbs.edited, keys: ["3"], icon: <Pencil {...I} />, run: () => choose("edited") }];
        return [
          { ...base, id: "keep-mine", label: verbs.mine, keys: ["1"], icon: <Check {...I} />, run: () => choose("mine") },
          { ...base, id: "keep-theirs", label: verbs.theirs, keys: ["2"], icon: <Check {...I} />, run: () => choose("theirs") },
          ...edited,
        ];
      }
      if (item?.kind === "parked") {
        const again: Action[] = item.edit.state === "parked" ? [{ ...base, id: "send-again", label: t("sync-retry"), keys: ["r"], icon: <RotateCw {...I} />, run: retry }] : [];
        return [...again, { ...base, id: "discard", label: t("sync-discard"), keys: ["x"], icon: <Trash2 {...I} />, run: discard }];
      }
      if (item && canTakeBack(item)) {
        return [{ ...base, id: "take-back", label: item.kind === "merge" ? t("sync-merge-back") : t("app-undo"), keys: ["u"], icon: <Undo2 {...I} />, run: takeBack }];
      }
      return [];
    }, [t, item, choose, takeBack, retry, discard]),
  );
}
