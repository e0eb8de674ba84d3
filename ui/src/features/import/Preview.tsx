// The fourth step: what the file would do, line by line, before and after.
import { useState } from "react";
import type { ImportEffect, ImportFile } from "../../generated/ipc.ts";
import { useT } from "../../kit/i18n.tsx";
import { Seg } from "../../kit/Seg.tsx";
import { Rows } from "./Rows.tsx";

export function Preview({ file, onNext }: { file: ImportFile; onNext: () => void }) {
  const t = useT();
  const { counts } = file;
  const [only, setOnly] = useState<ImportEffect>(counts.new > 0 || counts.changed === 0 ? "new" : "changed");
  const nothing = counts.new + counts.changed + counts.leftOut === 0;
  return (
    <>
      {nothing ? <p role="status">{t("import-nothing")}</p> : null}
      <Seg
        label={t("app-filter")}
        value={only}
        choices={[
          { value: "new", label: t("import-count-new", { count: counts.new }) },
          { value: "changed", label: t("import-count-changed", { count: counts.changed }) },
          { value: "same", label: t("import-count-same", { count: counts.same }) },
          { value: "problem", label: t("import-count-problem", { count: counts.problems }) },
        ]}
        onChange={setOnly}
      />
      {counts.leftOut > 0 ? <p role="status">{t("import-count-left-out", { count: counts.leftOut })}</p> : null}
      <Rows key={only} only={only} onNext={onNext} />
    </>
  );
}
