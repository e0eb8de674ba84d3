// The parts of a pack: figures that explain themselves, a picture, and tables.
import { Link } from "@tanstack/react-router";
import { CircleAlert, CircleCheck } from "lucide-react";
import type { ReviewFigure, ReviewRow, ReviewSection, ReviewTable } from "../../generated/ipc.ts";
import { Drawing } from "../../kit/Drawing.tsx";
import { Explained } from "../../kit/Explained.tsx";

interface SectionProps {
  section: ReviewSection;
  asOf: number | null;
}

export function Section({ section, asOf }: SectionProps) {
  const { title, note, figures, chart, tables } = section;
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      {note === null ? null : <p className="muted">{note}</p>}
      {figures.length === 0 ? null : <Figures figures={figures} title={title} asOf={asOf} />}
      {chart ? (
        <figure>
          <Drawing svg={chart.svg} label={chart.summary} />
          <figcaption className="muted">{chart.summary}</figcaption>
        </figure>
      ) : null}
      <div className="review-tables">
        {tables.map((table) => (
          <Table key={table.key} table={table} title={title} asOf={asOf} />
        ))}
      </div>
    </section>
  );
}

function Figures({ figures, title, asOf }: { figures: readonly ReviewFigure[]; title: string; asOf: number | null }) {
  return (
    <dl className="brief-figures" aria-label={title}>
      {figures.map(({ key, name, value, meaning }) => (
        <div key={key}>
          <dt>
            <Explained text={meaning} asOf={asOf}>
              {name}
            </Explained>
          </dt>
          <dd className="num">
            <bdi>{value}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Table({ table, title, asOf }: { table: ReviewTable; title: string; asOf: number | null }) {
  const { caption, headers, rows, more, empty } = table;
  const wide = headers.length > 4 ? "wide" : undefined;
  return (
    <div className={wide}>
      {caption === title ? null : <h3>{caption}</h3>}
      {rows.length === 0 ? (
        <p className="muted">{empty}</p>
      ) : (
        <table aria-label={caption}>
          <thead>
            <tr>
              {headers.map((header) => (
                <th scope="col" key={header}>
                  {header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.key} row={row} headers={headers} asOf={asOf} />
            ))}
          </tbody>
        </table>
      )}
      {more === null ? null : <p className="muted">{more}</p>}
    </div>
  );
}

function Row({ row, headers, asOf }: { row: ReviewRow; headers: readonly string[]; asOf: number | null }) {
  const [name, ...cells] = row.cells;
  return (
    <tr>
      <th scope="row">
        <RowName row={row} name={name ?? ""} asOf={asOf} />
      </th>
      {cells.map((cell, at) => (
        <td key={headers[at + 1]} data-label={headers[at + 1]} className="num">
          <bdi>{cell}</bdi>
        </td>
      ))}
    </tr>
  );
}

function RowName({ row, name, asOf }: { row: ReviewRow; name: string; asOf: number | null }) {
  const words = <bdi>{name}</bdi>;
  if (row.meaning !== null) {
    return (
      <Explained text={row.meaning} asOf={asOf}>
        {words}
      </Explained>
    );
  }
  return (
    <>
      {row.mood === "good" ? <CircleCheck className="i s good" aria-hidden /> : null}
      {row.mood === "bad" ? <CircleAlert className="i s bad" aria-hidden /> : null}
      {row.deal === null ? (
        words
      ) : (
        <Link to="/deals/$id" params={{ id: row.deal }} className="lnk">
          {words}
        </Link>
      )}
    </>
  );
}
