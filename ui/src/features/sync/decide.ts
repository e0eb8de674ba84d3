// What the choices of a conflict are called, and who wanted what.
import type { ChoiceView, ConflictView } from "../../generated/ipc.ts";
import type { Translate } from "../../kit/i18n.tsx";

/** The verbs of the two sides: to keep a value, or to keep or remove a whole record. */
export function verbsOf(t: Translate, conflict: ConflictView): { mine: string; theirs: string; edited: string | null } {
  switch (conflict.kind) {
    case "field":
      return { mine: t("sync-keep-mine"), theirs: t("sync-keep-theirs"), edited: t("sync-choose-other") };
    case "removed":
      return { mine: t("sync-bring-back"), theirs: t("sync-let-go"), edited: null };
    case "changed":
      return { mine: t("sync-remove"), theirs: t("sync-keep-it"), edited: null };
  }
}

export function storyOf(t: Translate, conflict: ConflictView): string {
  switch (conflict.kind) {
    case "field":
      return t("sync-kind-field");
    case "removed":
      return t("sync-kind-removed");
    case "changed":
      return t("sync-kind-changed");
  }
}

export function decisionOf(t: Translate, choice: ChoiceView): string {
  switch (choice) {
    case "mine":
      return t("sync-decided-mine");
    case "theirs":
      return t("sync-decided-theirs");
    case "edited":
      return t("sync-decided-edited");
  }
}

/** Names of the two sides; a token of the whole team has none. */
export function peopleOf(t: Translate, conflict: ConflictView): { mine: string; theirs: string } {
  return {
    mine: conflict.ours ? t("sync-you") : conflict.mineBy ?? t("sync-someone"),
    theirs: conflict.theirsBy ?? t("sync-someone"),
  };
}
