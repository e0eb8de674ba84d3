// The last step: how far it is, and what was done. Z takes all of it back.
import { Link } from "@tanstack/react-router";
import type { ImportFile } from "../../generated/ipc.ts";
import { useExecute } from "../../ipc/ask.ts";
import { Button } from "../../kit/Button.tsx";
import { useT } from "../../kit/i18n.tsx";

export function Done({ file, onAgain }: { file: ImportFile; onAgain: () => void }) {
  const t = useT();
  const { mutate } = useExecute();
  const { progress, done } = file;
  if (progress) {
    return (
      <div className="import-done">
        <p role="status" className="num">
          {t("import-progress", { done: progress.done, total: progress.total })}
        </p>
        <progress aria-label={t("import-step-apply")} value={progress.done} max={progress.total} />
        <Button onClick={() => mutate({ kind: "cancel_import" })}>{t("import-stop")}</Button>
      </div>
    );
  }
  return (
    <div className="import-done">
      {done ? (
        <div role="status">
          <p className="semi">{t("import-done", { new: done.new, changed: done.changed })}</p>
          {done.skipped > 0 ? <p>{t("import-skipped", { count: done.skipped })}</p> : null}
          {done.left > 0 ? <p>{t("import-stopped", { count: done.left })}</p> : null}
        </div>
      ) : null}
      <div className="row">
        {file.kind === "deals" ? (
          <Link to="/deals" className="btn">
            {t("import-to-deals")}
          </Link>
        ) : (
          <Link to="/partners" className="btn">
            {t("import-to-partners")}
          </Link>
        )}
        <Button onClick={onAgain}>{t("import-other-file")}</Button>
      </div>
    </div>
  );
}
