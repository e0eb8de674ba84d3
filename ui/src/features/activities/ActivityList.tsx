// Calls, mails and meetings as a timeline.
import { Mail, MessagesSquare, NotebookPen, Phone, Presentation, UsersRound } from "lucide-react";
import type { ReactNode } from "react";
import type { ActivityView } from "../../generated/ipc.ts";
import { useCodeWord, useFormat, useT } from "../../kit/i18n.tsx";
import { Timeline } from "../../kit/Timeline.tsx";
import { useNow } from "../../kit/useNow.ts";

const ICONS = { call: Phone, email: Mail, meeting: UsersRound, note: NotebookPen, workshop: Presentation };

/** Where an answer can be expected at all: nobody replies to a note. */
const ANSWERED = ["email", "call"];

function iconOf(kind: string) {
  const Icon = Object.entries(ICONS).find(([code]) => code === kind)?.[1] ?? MessagesSquare;
  return <Icon className="i" aria-hidden />;
}

export function ActivityList({ items, limit }: { items: readonly ActivityView[]; limit?: number }): ReactNode {
  const t = useT();
  const format = useFormat();
  const word = useCodeWord();
  const now = useNow(60_000);
  if (items.length === 0) return <p className="muted">{t("partner-no-activity")}</p>;
  const note = (item: ActivityView): string[] => {
    const who = [item.memberName, item.personName].filter((name) => name !== null);
    if (item.pending) return [word("activity-kind", item.kind), ...who, format.ago(item.happenedAt, now), t("sync-mark-queued")];
    const parts = [word("activity-kind", item.kind), ...who, format.ago(item.happenedAt, now)];
    return item.twoWay || !ANSWERED.includes(item.kind) ? parts : [...parts, t("activity-one-way")];
  };
  return (
    <Timeline
      items={items.slice(0, limit).map((item) => ({ id: item.id, icon: iconOf(item.kind), title: <bdi>{item.subject}</bdi>, note: note(item) }))}
    />
  );
}
