// How the people of a partner learn: what they passed, and who is learning now.
import type { ReactNode } from "react";
import type { PartnerTrainingView } from "../../generated/ipc.ts";
import { useAsk } from "../../ipc/ask.ts";
import { Answer } from "../../kit/Answer.tsx";
import { useFormat, useT } from "../../kit/i18n.tsx";
import { Avatar, Name } from "../../kit/Identity.tsx";
import { EmptyState } from "../../kit/states.tsx";

export function PartnerTraining({ partnerId }: { partnerId: string }): ReactNode {
  const t = useT();
  return (
    <Answer of={useAsk("partner_training", { id: partnerId })}>
      {(view) =>
        view.courses.length === 0 ? (
          <EmptyState title={t("plan-no-courses")} />
        ) : (
          // It scrolls and may hold nothing to focus, so the keyboard must be able to reach it.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          <div className="tabtext" role="group" aria-label={t("partner-tab-training")} tabIndex={0}>
            <p className="sub">{t("plan-certified", { count: view.certified })}</p>
            <Courses view={view} />
            <Learning view={view} />
          </div>
        )
      }
    </Answer>
  );
}

function Courses({ view }: { view: PartnerTrainingView }) {
  const t = useT();
  const format = useFormat();
  return (
    <table className="mini">
      <thead>
        <tr>
          <th scope="col">{t("plan-course")}</th>
          <th scope="col" className="num-col">
            {t("plan-passed")}
          </th>
          <th scope="col" className="num-col">
            {t("plan-in-course")}
          </th>
        </tr>
      </thead>
      <tbody>
        {view.courses.map(({ code, title, certified, running }) => (
          <tr key={code}>
            <th scope="row">
              <bdi className="med">{title}</bdi>
            </th>
            <td className="num-col">{format.count(certified)}</td>
            <td className="num-col">{format.count(running)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Learning({ view }: { view: PartnerTrainingView }) {
  const t = useT();
  const format = useFormat();
  const { today } = view;
  if (view.learning.length === 0) return <p className="muted">{t("plan-nobody-learns")}</p>;
  return (
    <table className="mini">
      <caption className="med">{t("plan-learning")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("plan-person")}</th>
          <th scope="col">{t("plan-course")}</th>
          <th scope="col">{t("plan-last-active")}</th>
          <th scope="col">{t("plan-run-ends")}</th>
        </tr>
      </thead>
      <tbody>
        {view.learning.map(({ enrollmentId, name, courseTitle, lastActiveOn, endsOn }) => (
          <tr key={enrollmentId}>
            <th scope="row">
              <span className="row">
                <Avatar name={name} named={false} />
                <Name className="med">{name}</Name>
              </span>
            </th>
            <td>
              <bdi>{courseTitle}</bdi>
            </td>
            <td>{lastActiveOn === null ? t("plan-never-active") : format.day(lastActiveOn, today)}</td>
            <td>{endsOn === null ? "–" : format.day(endsOn, today)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
