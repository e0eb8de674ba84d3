// Lines of the file with what they would do, or what stands against it.
import type { ImportChange, ImportKind, ImportRow } from "../../generated/ipc.ts";
import { useAskPages } from "../../ipc/ask.ts";
import { Answer } from "../../kit/Answer.tsx";
import { Button } from "../../kit/Button.tsx";
import { useT } from "../../kit/i18n.tsx";

const PAGE_ROWS = 100;

export function Rows({ only }: { only: ImportKind | undefined }) {
  const t = useT();
  const pages = useAskPages("import_rows", only === undefined ? { limit: PAGE_ROWS } : { only, limit: PAGE_ROWS });
  return (
    <Answer of={pages} rows={8}>
      {(data) => (
        <>
          {/* It scrolls, so the keyboard must be able to reach it. */}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <ul className="import-rows" aria-label={t("import-row-title")} tabIndex={0}>
            {data.pages.flatMap((page) => page.rows).map((row) => (
              <Row key={row.line} row={row} />
            ))}
          </ul>
          {pages.hasNextPage ? <Button onClick={() => void pages.fetchNextPage()}>{t("app-show-more")}</Button> : null}
        </>
      )}
    </Answer>
  );
}

function Row({ row }: { row: ImportRow }) {
  const t = useT();
  const words: Record<ImportKind, string> = { new: t("import-new"), changed: t("import-changed"), same: t("import-same"), problem: t("import-problem") };
  return (
    <li>
      <span className="muted num">{t("import-line", { line: row.line })}</span>
      <span className="chip" data-kind={row.kind}>
        {words[row.kind]}
      </span>
      <div className="import-what">
        <bdi className="semi">{row.title}</bdi>
        {row.changes.map((change) => (
          <Change key={change.label} change={change} isNew={row.kind === "new"} />
        ))}
        {row.problems.map((problem) => (
          <span key={problem} className="import-bad">
            {problem}
          </span>
        ))}
      </div>
    </li>
  );
}

function Change({ change, isNew }: { change: ImportChange; isNew: boolean }) {
  const t = useT();
  const after = change.after ?? t("import-blank");
  if (isNew) return <span className="muted">{t("import-value", { field: change.label, value: after })}</span>;
  return <span className="muted">{t("import-change", { field: change.label, before: change.before ?? t("import-blank"), after })}</span>;
}
