// Lines of the file with what they would do, or what stands against it. Space leaves one out that would do something.
import { SquareX } from "lucide-react";
import { useCallback, useMemo, useRef } from "react";
import type { ImportChange, ImportEffect, ImportRow } from "../../generated/ipc.ts";
import { useAskPages, useExecute } from "../../ipc/ask.ts";
import { Answer } from "../../kit/Answer.tsx";
import { Button } from "../../kit/Button.tsx";
import { CursorRow } from "../../kit/CursorRow.tsx";
import { useT } from "../../kit/i18n.tsx";
import { useActions } from "../../kit/keymap.tsx";
import { useTell } from "../../kit/tell.ts";
import { useListCursor } from "../../kit/useListCursor.ts";

const PAGE_ROWS = 100;

interface RowsProps {
  only: ImportEffect;
  /** Enter goes on, wherever the cursor is. */
  onNext: () => void;
}

export function Rows({ only, onNext }: RowsProps) {
  const t = useT();
  const pages = useAskPages("import_rows", { only, limit: PAGE_ROWS });
  return (
    <Answer of={pages} rows={8}>
      {(data) => (
        <>
          <List rows={data.pages.flatMap((page) => page.rows)} onNext={onNext} />
          {pages.hasNextPage ? <Button onClick={() => void pages.fetchNextPage()}>{t("app-show-more")}</Button> : null}
        </>
      )}
    </Answer>
  );
}

function List({ rows, onNext }: { rows: readonly ImportRow[]; onNext: () => void }) {
  const t = useT();
  const { onError } = useTell();
  const { mutate } = useExecute();
  const list = useRef<HTMLUListElement>(null);
  const onMove = useCallback((at: number) => list.current?.querySelector<HTMLElement>(`[data-at="${at}"]`)?.focus(), []);
  const cursor = useListCursor({ count: rows.length, onOpen: onNext, onMove });
  const leaveOut = useCallback(
    (row: ImportRow | undefined) => {
      if (row && (row.effect === "new" || row.effect === "changed")) mutate({ kind: "leave_out_of_import", line: row.line, out: !row.leftOut }, { onError });
    },
    [mutate, onError],
  );
  const { at } = cursor;
  useActions(
    useMemo(
      () => [
        ...(rows.length === 0 ? [{ id: "list-open", label: t("import-next"), group: t("app-palette-actions"), keys: ["Enter"], sheetOnly: true, run: onNext }] : []),
        { id: "import-leave-out", label: t("import-leave-out"), group: t("app-palette-actions"), keys: ["Space"], icon: <SquareX className="i" aria-hidden />, run: () => leaveOut(rows[at]) },
      ],
      [t, rows, at, leaveOut, onNext],
    ),
  );
  return (
    <ul role="listbox" className="import-rows" aria-label={t("import-row-title")} ref={list}>
      {rows.map((row, place) => (
        <CursorRow key={row.line} at={place} active={place === at} className={row.leftOut ? "import-row import-out" : "import-row"} onPoint={() => cursor.set(place)} onOpen={() => leaveOut(row)}>
          <Line row={row} />
        </CursorRow>
      ))}
    </ul>
  );
}

function Line({ row }: { row: ImportRow }) {
  const t = useT();
  const words: Record<ImportEffect, string> = { new: t("import-new"), changed: t("import-changed"), same: t("import-same"), problem: t("import-problem") };
  return (
    <>
      <span className="muted num">{t("import-line", { line: row.line })}</span>
      <span className="chip" data-kind={row.leftOut ? "out" : row.effect}>
        {row.leftOut ? t("import-left-out") : words[row.effect]}
      </span>
      <div className="import-what">
        <bdi className="semi">{row.title}</bdi>
        {row.changes.map((change) => (
          <Change key={change.label} change={change} isNew={row.effect === "new"} />
        ))}
        {row.problems.map((problem) => (
          <span key={problem} className="import-bad">
            {problem}
          </span>
        ))}
      </div>
    </>
  );
}

function Change({ change, isNew }: { change: ImportChange; isNew: boolean }) {
  const t = useT();
  const after = change.after ?? t("import-blank");
  if (isNew) return <span className="muted">{t("import-value", { field: change.label, value: after })}</span>;
  return <span className="muted">{t("import-change", { field: change.label, before: change.before ?? t("import-blank"), after })}</span>;
}
