// Who has stopped learning, longest first, with the partner to talk to: chosen as deals are, to be reminded.
import { useNavigate } from "@tanstack/react-router";
import { X } from "lucide-react";
import { useCallback, useMemo, useRef, type MouseEvent, type ReactNode, type RefObject } from "react";
import type { StalledLearner } from "../../generated/ipc.ts";
import { IconButton } from "../../kit/Button.tsx";
import { CursorRow } from "../../kit/CursorRow.tsx";
import { useFormat, useT } from "../../kit/i18n.tsx";
import { Avatar, Monogram, Name } from "../../kit/Identity.tsx";
import { useListCursor, type ListCursor } from "../../kit/useListCursor.ts";
import { useSelection, type Selection } from "../../kit/useSelection.ts";
import { useSelectionKeys } from "../../kit/useSelectionKeys.tsx";
import { RemindButton, useRemind } from "./Remind.tsx";

export interface LearnerList {
  stalled: readonly StalledLearner[];
  element: RefObject<HTMLUListElement | null>;
  cursor: ListCursor;
  selection: Selection;
  open: (at: number) => void;
}

export function useLearnerList(stalled: readonly StalledLearner[]): LearnerList {
  const navigate = useNavigate();
  const element = useRef<HTMLUListElement>(null);
  const open = useCallback(
    (at: number) => {
      const learner = stalled[at];
      if (learner) void navigate({ to: "/partners/$id", params: { id: learner.partner.id } });
    },
    [stalled, navigate],
  );
  const onMove = useCallback((at: number) => element.current?.querySelector<HTMLElement>(`[data-at="${at}"]`)?.focus(), []);
  const cursor = useListCursor({ count: stalled.length, onOpen: open, onMove });
  const selection = useSelection(useMemo(() => stalled.map(({ enrollmentId }) => enrollmentId), [stalled]));
  useSelectionKeys({ selection, at: cursor.at, count: stalled.length, moveTo: cursor.moveTo });
  return { stalled, element, cursor, selection, open };
}

export function StalledLearners({ list, total }: { list: LearnerList; total: number }) {
  const t = useT();
  const format = useFormat();
  const { stalled, element, cursor, selection, open } = list;
  const choose = (event: MouseEvent, at: number) => {
    if (event.shiftKey) selection.extend(cursor.at, at);
    else selection.toggle(at);
    cursor.moveTo(at);
  };
  return (
    <section className="box">
      <h2>
        <span>{t("training-stalled-learners")}</span>
        <span className="end num">{format.count(total)}</span>
      </h2>
      {stalled.length === 0 ? <p className="muted">{t("training-no-stalled")}</p> : null}
      <ul role="listbox" aria-label={t("training-stalled-learners")} aria-multiselectable className="learners" ref={element}>
        {stalled.map((learner, at) => (
          <Row
            key={learner.enrollmentId}
            learner={learner}
            at={at}
            active={at === cursor.at}
            chosen={selection.has(learner.enrollmentId)}
            onPoint={() => cursor.set(at)}
            onOpen={() => open(at)}
            onChoose={(event) => choose(event, at)}
          />
        ))}
      </ul>
    </section>
  );
}

interface RowProps {
  learner: StalledLearner;
  at: number;
  active: boolean;
  chosen: boolean;
  onPoint: () => void;
  onOpen: () => void;
  onChoose: (event: MouseEvent) => void;
}

function Row({ learner, at, active, chosen, onPoint, onOpen, onChoose }: RowProps) {
  const t = useT();
  return (
    <CursorRow at={at} active={active} className="learner" onPoint={onPoint} onOpen={onOpen} opensAtOnce choosing={{ chosen, onChoose }}>
      <Avatar name={learner.name} named={false} />
      <span className="two">
        <Name className="med">{learner.name}</Name>
        <Name className="muted small">{learner.courseTitle}</Name>
      </span>
      <span className="row sub">
        <Monogram name={learner.partner.name} />
        <Name>{learner.partner.name}</Name>
      </span>
      <span className="two num-col">
        <span className="num warn-text">{t("app-days", { count: learner.idleDays })}</span>
        {learner.mailed === null ? null : <span className="muted small">{learner.mailed}</span>}
      </span>
    </CursorRow>
  );
}

/** The verb for the chosen ones, else for the one under the cursor; without any chosen there is no bar. */
export function RemindBar({ list: { stalled, cursor, selection } }: { list: LearnerList }): ReactNode {
  const t = useT();
  const pointed = stalled[cursor.at]?.enrollmentId;
  const ids = useMemo(() => (selection.ids.length > 0 || pointed === undefined ? selection.ids : [pointed]), [selection.ids, pointed]);
  const { start, layer } = useRemind(ids, selection.clear);
  const count = t("app-selected", { count: selection.ids.length });
  return (
    <>
      {selection.ids.length === 0 ? null : (
        <div className="bulk" role="toolbar" aria-label={count}>
          <span className="cnt">
            <span role="status">{count}</span>
          </span>
          <RemindButton kind="ghost" onClick={start} />
          <IconButton label={t("app-clear-selection")} icon={<X className="i s" aria-hidden />} onClick={selection.clear} />
        </div>
      )}
      {layer}
    </>
  );
}
