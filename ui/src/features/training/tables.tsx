// The figures of training as tables: by region and by run.
import type { RegionNumbers, RunRow } from "../../generated/ipc.ts";
import { useApp } from "../../ipc/app.tsx";
import { useFormat, useT } from "../../kit/i18n.tsx";

function useRate(): (basisPoints: number | null) => string {
  const format = useFormat();
  return (basisPoints) => (basisPoints === null ? "–" : format.percent(basisPoints));
}

export function RegionTable({ regions }: { regions: readonly RegionNumbers[] }) {
  const t = useT();
  const format = useFormat();
  const rate = useRate();
  return (
    <table className="mini">
      <thead>
        <tr>
          <th scope="col">{t("training-region")}</th>
          <th scope="col" className="num-col">{t("training-enrolments")}</th>
          <th scope="col" className="num-col">{t("training-completion")}</th>
          <th scope="col" className="num-col">{t("training-mean-score")}</th>
        </tr>
      </thead>
      <tbody>
        {regions.map(({ region, numbers }) => (
          <tr key={region}>
            <th scope="row">
              <bdi>{region}</bdi>
            </th>
            <td className="num-col">{format.count(numbers.enrolled)}</td>
            <td className="num-col">{rate(numbers.completionBp)}</td>
            <td className="num-col">{rate(numbers.meanScoreBp)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function RunTable({ runs }: { runs: readonly RunRow[] }) {
  const t = useT();
  const format = useFormat();
  const rate = useRate();
  const { today } = useApp();
  return (
    <table className="mini">
      <thead>
        <tr>
          <th scope="col">{t("training-run")}</th>
          <th scope="col">{t("training-course")}</th>
          <th scope="col" className="num-col">{t("training-starts")}</th>
          <th scope="col" className="num-col">{t("training-ends")}</th>
          <th scope="col" className="num-col">{t("training-enrolments")}</th>
          <th scope="col" className="num-col">{t("training-running")}</th>
          <th scope="col" className="num-col">{t("training-withdrawals")}</th>
          <th scope="col" className="num-col">{t("training-completion")}</th>
          <th scope="col" className="num-col">{t("training-mean-score")}</th>
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <tr key={run.id}>
            <th scope="row">
              <bdi>{run.code}</bdi>
            </th>
            <td>
              <bdi>{run.courseTitle}</bdi>
            </td>
            <td className="num-col">{format.day(run.startsOn, today)}</td>
            <td className="num-col">{format.day(run.endsOn, today)}</td>
            <td className="num-col">{format.count(run.numbers.enrolled)}</td>
            <td className="num-col">{format.count(run.numbers.running)}</td>
            <td className="num-col">{format.count(run.numbers.withdrawn)}</td>
            <td className="num-col">{rate(run.numbers.completionBp)}</td>
            <td className="num-col">{rate(run.numbers.meanScoreBp)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
