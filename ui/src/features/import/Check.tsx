// The third step: what is wrong with the lines. They are left out, the others are not.
import type { ImportFile } from "../../generated/ipc.ts";
import { useT } from "../../kit/i18n.tsx";
import { Rows } from "./Rows.tsx";

export function Check({ file, onNext }: { file: ImportFile; onNext: () => void }) {
  const t = useT();
  const { problems } = file.counts;
  return (
    <>
      <p role="status">{problems === 0 ? t("import-no-problems") : t("import-count-problem", { count: problems })}</p>
      {problems === 0 ? null : (
        <>
          <p className="muted">{t("import-problems-stay")}</p>
          <Rows only="problem" onNext={onNext} />
        </>
      )}
    </>
  );
}
