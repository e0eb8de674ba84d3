// Who works there and how to reach them.
import { ChevronDown } from "lucide-react";
import type { PersonView } from "../../generated/ipc.ts";
import { useAskPages } from "../../ipc/ask.ts";
import { Answer } from "../../kit/Answer.tsx";
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

/** Rows asked for at once. */
const PAGE_ROWS = 100;

export function People({ partnerId }: { partnerId: string }) {
  const t = useT();
  const pages = useAskPages("people_page", { partnerId, limit: PAGE_ROWS });
  return (
    <Answer of={pages}>
      {(data) => {
        const rows = data.pages.flatMap((page) => page.rows);
        const hidden = (data.pages[0]?.total ?? 0) - rows.length;
        if (rows.length === 0) return <EmptyState title={t("partner-no-contacts")} />;
        return (
          // It scrolls and may hold nothing to focus, so the keyboard must be able to reach it.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          <div className="tabtext" role="group" aria-label={t("partner-tab-people")} tabIndex={0}>
            <PeopleTable people={rows} />
            {hidden > 0 && pages.hasNextPage ? (
              <button type="button" className="more" disabled={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
                <ChevronDown className="i s" aria-hidden />
                {t("app-more", { count: hidden })}
              </button>
            ) : null}
          </div>
        );
      }}
    </Answer>
  );
}

function PeopleTable({ people }: { people: readonly PersonView[] }) {
  const t = useT();
  const word = useCodeWord();
  return (
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
        {people.map((person) => (
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
  );
}
