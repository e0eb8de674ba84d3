// The second step: which column goes into which field. Kept for the next file with the same headings.
import type { DecimalSign, Delimiter, FieldSource, ImportField, ImportFile, ImportKind } from "../../generated/ipc.ts";
import { useExecute } from "../../ipc/ask.ts";
import { useT } from "../../kit/i18n.tsx";
import { SelectField } from "../../kit/SelectField.tsx";
import { useTell } from "../../kit/tell.ts";
import { IMPORT_KINDS } from "../../lib/search.ts";

const NONE = "none";
const DELIMITERS: readonly Delimiter[] = ["comma", "semicolon", "tab"];

export function MapColumns({ file }: { file: ImportFile }) {
  const t = useT();
  const { onError } = useTell();
  const { mutate } = useExecute();
  const map = (sources: FieldSource[]) => mutate({ kind: "map_import", sources, monthFirst: file.monthFirst, decimals: file.decimals }, { onError });
  const sources = file.fields.map(({ field, column, fixed }): FieldSource => ({ field, column, fixed }));
  const needed: Record<ImportKind, string> = { partners: t("import-name-needed"), people: t("import-person-needed"), deals: t("import-deal-needed") };
  return (
    <>
      <p role="status">
        <bdi>{t("import-read", { file: file.name, lines: file.lines })}</bdi>
      </p>
      <p className="muted">{t("import-map-hint")}</p>
      {file.complete ? null : (
        <p className="form-error" role="alert">
          {needed[file.kind]}
        </p>
      )}
      <div className="import-fields">
        <Reading file={file} />
        <Writing file={file} sources={sources} />
      </div>
      <div className="import-fields">
        {file.fields.map((field) => (
          <Field key={field.field} field={field} file={file} onChange={(source) => map(sources.map((one) => (one.field === source.field ? source : one)))} />
        ))}
      </div>
    </>
  );
}

/** How the file is taken apart: changed, it is read anew. */
function Reading({ file }: { file: ImportFile }) {
  const t = useT();
  const { onError } = useTell();
  const { mutate } = useExecute();
  const read = (part: { of?: ImportKind; sheet?: number; delimiter?: Delimiter }) =>
    mutate({ kind: "read_import", windows: true, delimiter: file.delimiter, sheet: file.sheet, of: file.kind, ...part }, { onError });
  const kinds: Record<ImportKind, string> = { partners: t("import-partners"), people: t("import-people"), deals: t("import-deals") };
  const delimiters: Record<Delimiter, string> = { comma: t("import-comma"), semicolon: t("import-semicolon"), tab: t("import-tab") };
  return (
    <>
      <SelectField
        label={t("import-of")}
        value={file.kind}
        options={IMPORT_KINDS.map((value) => ({ value, label: kinds[value] }))}
        onChange={(chosen) => read({ of: IMPORT_KINDS.find((kind) => kind === chosen) })}
      />
      {file.sheets.length > 1 ? (
        <SelectField
          label={t("import-sheet")}
          value={String(file.sheet)}
          options={file.sheets.map((label, at) => ({ value: String(at), label }))}
          onChange={(at) => read({ sheet: Number(at) })}
        />
      ) : null}
      {file.delimiter === null ? null : (
        <SelectField
          label={t("import-delimiter")}
          value={file.delimiter}
          options={DELIMITERS.map((value) => ({ value, label: delimiters[value] }))}
          onChange={(chosen) => read({ delimiter: DELIMITERS.find((delimiter) => delimiter === chosen) })}
        />
      )}
    </>
  );
}

/** How days and amounts are written in it. */
function Writing({ file, sources }: { file: ImportFile; sources: FieldSource[] }) {
  const t = useT();
  const { onError } = useTell();
  const { mutate } = useExecute();
  const write = (part: { monthFirst?: boolean; decimals?: DecimalSign }) =>
    mutate({ kind: "map_import", sources, monthFirst: file.monthFirst, decimals: file.decimals, ...part }, { onError });
  return (
    <>
      {file.hasDays ? (
        <SelectField
          label={t("import-days")}
          value={file.monthFirst ? "month" : "day"}
          options={[
            { value: "day", label: t("import-day-first") },
            { value: "month", label: t("import-month-first") },
          ]}
          onChange={(order) => write({ monthFirst: order === "month" })}
        />
      ) : null}
      {file.hasAmounts ? (
        <SelectField
          label={t("import-decimals")}
          hint={file.amountSample === null ? undefined : t("import-amount-sample", { ...file.amountSample })}
          value={file.decimals}
          options={[
            { value: "point", label: t("import-decimal-point") },
            { value: "comma", label: t("import-decimal-comma") },
          ]}
          onChange={(sign) => write({ decimals: sign === "comma" ? "comma" : "point" })}
        />
      ) : null}
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
