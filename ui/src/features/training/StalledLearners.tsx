// Who has stopped learning, longest first, with the partner to talk to.
import { useNavigate } from "@tanstack/react-router";
import { useCallback, useRef } from "react";
import type { StalledLearner, TrainingView } from "../../generated/ipc.ts";
import { CursorRow } from "../../kit/CursorRow.tsx";
import { useFormat, useT } from "../../kit/i18n.tsx";
import { Avatar, Monogram, Name } from "../../kit/Identity.tsx";
import { useListCursor } from "../../kit/useListCursor.ts";

export function StalledLearners({ view }: { view: TrainingView }) {
  const t = useT();
  const format = useFormat();
  const navigate = useNavigate();
  const list = useRef<HTMLUListElement>(null);
  const { stalled, stalledTotal } = view;
  const open = useCallback(
    (at: number) => {
      const learner = stalled[at];
      if (learner) void navigate({ to: "/partners/$id", params: { id: learner.partner.id } });
    },
    [stalled, navigate],
  );
  const onMove = useCallback((at: number) => list.current?.querySelector<HTMLElement>(`[data-at="${at}"]`)?.focus(), []);
  const cursor = useListCursor({ count: stalled.length, onOpen: open, onMove });
  return (
    <section className="box">
      <h2>
        <span>{t("training-stalled-learners")}</span>
        <span className="end num">{format.count(stalledTotal)}</span>
      </h2>
      {stalled.length === 0 ? <p className="muted">{t("training-no-stalled")}</p> : null}
      <ul role="listbox" aria-label={t("training-stalled-learners")} className="learners" ref={list}>
        {stalled.map((learner, at) => (
          <Row key={learner.enrollmentId} learner={learner} at={at} active={at === cursor.at} onPoint={() => cursor.set(at)} onOpen={() => open(at)} />
        ))}
      </ul>
    </section>
  );
}

interface RowProps {
  learner: StalledLearner;
  at: number;
  active: boolean;
  onPoint: () => void;
  onOpen: () => void;
}

function Row({ learner, at, active, onPoint, onOpen }: RowProps) {
  const t = useT();
  return (
    <CursorRow at={at} active={active} className="learner" onPoint={onPoint} onOpen={onOpen} opensAtOnce>
      <Avatar name={learner.name} named={false} />
      <span className="two">
        <Name className="med">{learner.name}</Name>
        <Name className="muted small">{learner.courseTitle}</Name>
      </span>
      <span className="row sub">
        <Monogram name={learner.partner.name} />
        <Name>{learner.partner.name}</Name>
      </span>
      <span className="num warn-text">{t("app-days", { count: learner.idleDays })}</span>
    </CursorRow>
  );
}
