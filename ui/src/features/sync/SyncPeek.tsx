// What stands behind the row under the cursor, with everything that can be done about it.
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { ChangeView, MergeView, QueuedView } from "../../generated/ipc.ts";
import { Button } from "../../kit/Button.tsx";
import { useFormat, useT, type Translate } from "../../kit/i18n.tsx";
import { Kbd } from "../../kit/Kbd.tsx";
import { useNow } from "../../kit/useNow.ts";
import { ConflictEdit } from "./ConflictEdit.tsx";
import { ConflictTable } from "./ConflictTable.tsx";
import { ConflictVerbs } from "./ConflictVerbs.tsx";
import { decisionOf, storyOf } from "./decide.ts";
import { canTakeBack, pathOf, recordOf, timeOf, type SyncItem } from "./items.ts";
import type { ItemActs } from "./useItemActs.tsx";

interface SyncPeekProps {
  item: SyncItem;
  acts: ItemActs;
}

/** What stands above the title. */
function kindOf(t: Translate, item: SyncItem): string {
  if ("conflict" in item) return item.conflict.noun;
  if ("merge" in item) return t("sync-journal");
  return item.kind === "parked" ? t("sync-parked") : t("sync-waiting");
}

export function SyncPeek({ item, acts }: SyncPeekProps) {
  const t = useT();
  return (
    <aside className="peek" aria-label={titleOf(item)}>
      <div className="ph">
        <span>{kindOf(t, item)}</span>
        <span className="end">
          <OpenRecord item={item} />
        </span>
      </div>
      <div className="body sync-body">
        <h2>{"conflict" in item ? <bdi>{item.conflict.title}</bdi> : titleOf(item)}</h2>
        <Body item={item} acts={acts} />
      </div>
      <div className="foot">
        <Verbs item={item} acts={acts} />
      </div>
    </aside>
  );
}

function titleOf(item: SyncItem): string {
  if ("conflict" in item) return item.conflict.title;
  return "merge" in item ? item.merge.text : item.edit.what;
}

function Body({ item, acts }: SyncPeekProps): ReactNode {
  const t = useT();
  const when = <When item={item} />;
  switch (item.kind) {
    case "conflict":
      return (
        <>
          <p className="sub peek-sub">{storyOf(t, item.conflict)}</p>
          <ConflictTable conflict={item.conflict} />
          {acts.editing ? (
            <ConflictEdit conflict={item.conflict} busy={acts.busy} onSave={(values) => acts.choose("edited", values)} onCancel={() => acts.edit(false)} />
          ) : null}
        </>
      );
    case "decided":
      return (
        <>
          <p className="sub peek-sub">{item.conflict.choice === null ? null : decisionOf(t, item.conflict.choice)}</p>
          {when}
          <ConflictTable conflict={item.conflict} />
        </>
      );
    case "parked":
    case "waiting":
      return (
        <>
          {when}
          <Reason edit={item.edit} />
          <Changes changes={item.edit.changes} />
        </>
      );
    case "merge":
      return (
        <>
          {when}
          <MergeTable merge={item.merge} />
        </>
      );
  }
}

function When({ item }: { item: SyncItem }) {
  const format = useFormat();
  const now = useNow(60_000);
  return <p className="muted peek-sub num">{format.moment(timeOf(item), now)}</p>;
}

function Reason({ edit }: { edit: QueuedView }) {
  if (edit.reason === null) return null;
  return (
    <p className="notice plain" role="note">
      {edit.reason}
    </p>
  );
}

function Changes({ changes }: { changes: readonly ChangeView[] }) {
  const t = useT();
  if (changes.length === 0) return null;
  return (
    <dl className="props changes">
      {changes.map((change) => (
        <div key={change.label}>
          <dt>{change.label}</dt>
          <dd>
            {change.before === null ? null : (
              <>
                <bdi className="muted old">{change.before}</bdi>
                <span className="muted flip-text" aria-hidden>
                  →
                </span>
              </>
            )}
            <bdi className="med">{change.after ?? t("app-none")}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function MergeTable({ merge }: { merge: MergeView }) {
  const t = useT();
  return (
    <table className="cmp three">
      <thead>
        <tr>
          <th className="vh" scope="col">
            {t("deal-edit")}
          </th>
          <th scope="col">{t("sync-mine")}</th>
          <th scope="col">{t("sync-base")}</th>
          <th scope="col">{t("sync-now-is")}</th>
        </tr>
      </thead>
      <tbody>
        {merge.changes.map((change) => (
          <tr key={change.label}>
            <th scope="row">{change.label}</th>
            <td>{change.mine === null ? <span className="muted">–</span> : <bdi>{change.mine}</bdi>}</td>
            <td>{change.before === null ? <span className="muted">{t("app-none")}</span> : <bdi>{change.before}</bdi>}</td>
            <td>{change.now === null ? <span className="muted">{t("app-none")}</span> : <bdi className="med">{change.now}</bdi>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Verbs({ item, acts }: SyncPeekProps): ReactNode {
  const t = useT();
  switch (item.kind) {
    case "conflict":
      return acts.editing ? null : <ConflictVerbs conflict={item.conflict} busy={acts.busy} onChoose={(choice) => acts.choose(choice)} />;
    case "parked":
      return (
        <>
          {item.edit.state === "parked" ? <Mend item={item} /> : null}
          {item.edit.state === "parked" ? (
            <Button keys="r" disabled={acts.busy} onClick={acts.retry}>
              {t("sync-retry")}
            </Button>
          ) : null}
          <Button kind="ghost" keys="x" disabled={acts.busy} onClick={acts.discard}>
            {t("sync-discard")}
          </Button>
        </>
      );
    case "waiting":
    case "merge":
      return canTakeBack(item) ? (
        <Button keys="u" disabled={acts.busy} onClick={acts.takeBack}>
          {item.kind === "merge" ? t("sync-merge-back") : t("app-undo")}
        </Button>
      ) : null;
    case "decided":
      return null;
  }
}

/** Whoever changes the record mends what was refused on it. */
function Mend({ item }: { item: SyncItem }) {
  const t = useT();
  const record = recordOf(item);
  if (record === null) return null;
  return (
    <Link to={pathOf(record)} className="btn pri">
      {t("sync-mend")}
      <Kbd chord="Enter" />
    </Link>
  );
}

function OpenRecord({ item }: { item: SyncItem }) {
  const t = useT();
  const record = recordOf(item);
  if (record === null) return null;
  return (
    <Link to={pathOf(record)} className="btn ghost small-btn">
      {t("app-open")}
      <Kbd chord="Enter" />
    </Link>
  );
}
