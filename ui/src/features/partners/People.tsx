// Who works there and how to reach them.
import type { PartnerPageView } from "../../generated/ipc.ts";
import { CopyButton } from "../../kit/CopyButton.tsx";
import { useCodeWord, useT } from "../../kit/i18n.tsx";
import { Avatar, Name } from "../../kit/Identity.tsx";
import { EmptyState } from "../../kit/states.tsx";

/** An address or a number to take elsewhere. */
function Reach({ value }: { value: string | null }) {
  if (value === null) return <span className="muted">–</span>;
  return (
    <span className="row reach">
      <bdi className="num">{value}</bdi>
      <CopyButton value={value} />
    </span>
  );
}

export function People({ view }: { view: PartnerPageView }) {
  const t = useT();
  const word = useCodeWord();
  if (view.people.length === 0) return <EmptyState title={t("partner-no-contacts")} />;
  const hidden = view.peopleTotal - view.people.length;
  return (
    <div className="tabtext">
      <table className="mini">
        <thead>
          <tr>
            <th scope="col">{t("person-name")}</th>
            <th scope="col">{t("person-role")}</th>
            <th scope="col">{t("person-email")}</th>
            <th scope="col">{t("person-phone")}</th>
            <th scope="col">{t("partner-region")}</th>
          </tr>
        </thead>
        <tbody>
          {view.people.map((person) => (
            <tr key={person.id}>
              <th scope="row">
                <span className="row">
                  <Avatar name={person.name} named={false} />
                  <Name className="med">{person.name}</Name>
                </span>
              </th>
              <td>{word("person-role", person.role)}</td>
              <td>
                <Reach value={person.email} />
              </td>
              <td>
                <Reach value={person.phone} />
              </td>
              <td>
                <bdi>{person.region ?? "–"}</bdi>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {hidden > 0 ? <p className="muted tail">{t("app-more", { count: hidden })}</p> : null}
    </div>
  );
}
