// The second step: which column goes into which field. Kept for the next file with the same headings.
import type { FieldSource, ImportField, ImportFile } from "../../generated/ipc.ts";
import { useExecute } from "../../ipc/ask.ts";
import { useT } from "../../kit/i18n.tsx";
import { SelectField } from "../../kit/SelectField.tsx";
import { useTell } from "../../kit/tell.ts";

const NONE = "none";

export function MapColumns({ file }: { file: ImportFile }) {
  const t = useT();
  const { onError } = useTell();
  const { mutate } = useExecute();
  const map = (sources: FieldSource[], monthFirst: boolean) => mutate({ kind: "map_import", sources, monthFirst }, { onError });
  const sources = file.fields.map(({ field, column, fixed }): FieldSource => ({ field, column, fixed }));
  return (
    <>
      <p role="status">
        <bdi>{t("import-read", { file: file.name, lines: file.lines })}</bdi>
      </p>
      <p className="muted">{t("import-map-hint")}</p>
      {file.complete ? null : (
        <p className="form-error" role="alert">
          {t("import-name-needed")}
        </p>
      )}
      <div className="import-fields">
        {file.fields.map((field) => (
          <Field key={field.field} field={field} file={file} onChange={(source) => map(sources.map((one) => (one.field === source.field ? source : one)), file.monthFirst)} />
        ))}
        {file.hasDays ? (
          <SelectField
            label={t("import-days")}
            value={file.monthFirst ? "month" : "day"}
            options={[
              { value: "day", label: t("import-day-first") },
              { value: "month", label: t("import-month-first") },
            ]}
            onChange={(order) => map(sources, order === "month")}
          />
        ) : null}
        {file.delimiter === null ? null : (
          <SelectField
            label={t("import-delimiter")}
            value={file.delimiter}
            options={[
              { value: "comma", label: t("import-comma") },
              { value: "semicolon", label: t("import-semicolon") },
              { value: "tab", label: t("import-tab") },
            ]}
            onChange={(delimiter) => {
              if (delimiter === "comma" || delimiter === "semicolon" || delimiter === "tab") mutate({ kind: "read_import", delimiter, windows: true }, { onError });
            }}
          />
        )}
      </div>
    </>
  );
}

function Field({ field, file, onChange }: { field: ImportField; file: ImportFile; onChange: (source: FieldSource) => void }) {
  const t = useT();
  const columns = file.columns.map(({ heading }, at) => ({
    value: `column-${at}`,
    label: heading === "" ? t("import-column-bare", { number: at + 1 }) : t("import-column", { heading, number: at + 1 }),
  }));
  const fixed = field.choices.map(({ value, label }) => ({ value: `fixed-${value}`, label: t("import-all-lines", { value: label }) }));
  const samples = field.column === null ? [] : (file.columns[field.column]?.samples ?? []);
  const value = field.column !== null ? `column-${field.column}` : field.fixed !== null ? `fixed-${field.fixed}` : NONE;
  const pick = (chosen: string) => {
    const column = chosen.startsWith("column-") ? Number(chosen.slice("column-".length)) : null;
    onChange({ field: field.field, column, fixed: chosen.startsWith("fixed-") ? chosen.slice("fixed-".length) : null });
  };
  return (
    <SelectField
      label={field.label}
      hint={samples.length === 0 ? undefined : t("import-samples", { samples: samples.join(" · ") })}
      value={value}
      options={[{ value: NONE, label: t("import-not-used") }, ...columns, ...fixed]}
      onChange={pick}
    />
  );
}
