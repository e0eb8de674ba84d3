// The choices of a conflict as buttons with their keys. None is chosen beforehand.
import type { ChoiceView, ConflictView } from "../../generated/ipc.ts";
import { Button } from "../../kit/Button.tsx";
import { useT } from "../../kit/i18n.tsx";
import { verbsOf } from "./decide.ts";

interface ConflictVerbsProps {
  conflict: ConflictView;
  busy: boolean;
  onChoose: (choice: ChoiceView) => void;
}

export function ConflictVerbs({ conflict, busy, onChoose }: ConflictVerbsProps) {
  const verbs = verbsOf(useT(), conflict);
  return (
    <div className="row conflict-verbs">
      <Button keys="1" disabled={busy} onClick={() => onChoose("mine")}>
        {verbs.mine}
      </Button>
      <Button keys="2" disabled={busy} onClick={() => onChoose("theirs")}>
        {verbs.theirs}
      </Button>
      {verbs.edited === null ? null : (
        <Button keys="3" disabled={busy} onClick={() => onChoose("edited")}>
          {verbs.edited}
        </Button>
      )}
    </div>
  );
}
