// The list of the Sync screen: groups with their rows.
import { CircleCheck, CircleX, GitCompareArrows, GitMerge, Hourglass } from "lucide-react";
import type { ReactNode } from "react";
import { Chip, type Tone } from "../../kit/Chip.tsx";
import { CursorRow } from "../../kit/CursorRow.tsx";
import { useFormat, useT, type Translate } from "../../kit/i18n.tsx";
import { useNow } from "../../kit/useNow.ts";
import { decisionOf } from "./decide.ts";
import { timeOf, type SyncGroup, type SyncItem } from "./items.ts";

function titleOf(t: Translate, kind: SyncItem["kind"]): string {
  switch (kind) {
    case "conflict":
      return t("sync-conflicts");
    case "parked":
      return t("sync-parked");
    case "waiting":
      return t("sync-waiting");
    case "merge":
      return t("sync-journal");
    case "decided":
      return t("sync-decided");
  }
}

function Sign({ item }: { item: SyncItem }) {
  const props = { className: "i", "aria-hidden": true } as const;
  switch (item.kind) {
    case "conflict":
      return <span className="ty warn"><GitCompareArrows {...props} /></span>;
    case "parked":
      return <span className="ty bad"><CircleX {...props} /></span>;
    case "waiting":
      return <span className="ty"><Hourglass {...props} /></span>;
    case "merge":
      return <span className="ty"><GitMerge {...props} /></span>;
    case "decided":
      return <span className="ty"><CircleCheck {...props} /></span>;
  }
}

/** What the row says, and which fields it is about. A sentence has the direction of the window, a name its own. */
function wordsOf(t: Translate, item: SyncItem): { title: ReactNode; chip: string | null; tone: Tone } {
  const fields = (of: readonly { label: string }[]) => of.map(({ label }) => label).join(t("notification-list-separator")) || null;
  switch (item.kind) {
    case "conflict":
      return { title: <bdi>{item.conflict.title}</bdi>, chip: fields(item.conflict.fields), tone: "warn" };
    case "decided":
      return { title: <bdi>{item.conflict.title}</bdi>, chip: item.conflict.choice === null ? null : decisionOf(t, item.conflict.choice), tone: "plain" };
    case "parked":
    case "waiting":
      return { title: item.edit.what, chip: fields(item.edit.changes), tone: item.kind === "parked" ? "bad" : "plain" };
    case "merge":
      return { title: item.merge.text, chip: null, tone: "plain" };
  }
}

interface RowProps {
  item: SyncItem;
  at: number;
  active: boolean;
  onPoint: () => void;
  onOpen: () => void;
}

function Row({ item, at, active, onPoint, onOpen }: RowProps) {
  const t = useT();
  const format = useFormat();
  const now = useNow(60_000);
  const { title, chip, tone } = wordsOf(t, item);
  return (
    <CursorRow at={at} active={active} className="task sync-task" onPoint={onPoint} onOpen={onOpen}>
      <Sign item={item} />
      <b className="trunc med">{title}</b>
      <span className="row chips">{chip === null ? null : <Chip tone={tone}>{chip}</Chip>}</span>
      <span className="t num">{format.moment(timeOf(item), now)}</span>
    </CursorRow>
  );
}

interface GroupProps {
  group: SyncGroup;
  /** Place of its first row in the whole list. */
  first: number;
  at: number;
  onPoint: (at: number) => void;
  onOpen: (at: number) => void;
}

/** What is said where there is nothing; other groups are left out then. */
function emptyOf(t: Translate, kind: SyncItem["kind"]): string | null {
  if (kind === "waiting") return t("sync-waiting-empty");
  if (kind === "conflict") return t("sync-conflicts-empty");
  return kind === "merge" ? t("sync-journal-empty") : null;
}

export function Group({ group, first, at, onPoint, onOpen }: GroupProps) {
  const t = useT();
  const format = useFormat();
  const title = titleOf(t, group.kind);
  const empty = emptyOf(t, group.kind);
  if (group.items.length === 0 && empty === null) return null;
  return (
    <>
      <h2 className="gh">
        <span>{title}</span>
        <span className="n">{format.count(group.items.length)}</span>
      </h2>
      {group.items.length === 0 ? <p className="muted group-empty">{empty}</p> : null}
      {group.items.length === 0 ? null : (
        <ul role="listbox" aria-label={title}>
          {group.items.map((item, index) => (
            <Row key={item.id} item={item} at={first + index} active={first + index === at} onPoint={() => onPoint(first + index)} onOpen={() => onOpen(first + index)} />
          ))}
        </ul>
      )}
    </>
  );
}
