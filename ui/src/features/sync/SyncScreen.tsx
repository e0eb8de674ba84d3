// The Sync screen: how fresh the data is, what needs the user, what waits, what was merged. It is the error screen of
// the application: whatever goes wrong on the way to the hub shows here and nowhere else.
import { useRouter } from "@tanstack/react-router";
import { ClipboardCopy, CloudDownload, Pause, Play, RefreshCw } from "lucide-react";
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode, type RefObject } from "react";
import type { SyncCenterView } from "../../generated/ipc.ts";
import { useSyncStatus } from "../../ipc/app.tsx";
import { ask, useAsk, useExecute } from "../../ipc/ask.ts";
import { Answer } from "../../kit/Answer.tsx";
import { Button } from "../../kit/Button.tsx";
import { Confirm } from "../../kit/Confirm.tsx";
import { useFormat, useT } from "../../kit/i18n.tsx";
import { Hint } from "../../kit/Kbd.tsx";
import { useTell } from "../../kit/tell.ts";
import { useToast } from "../../kit/toast.tsx";
import { useBack } from "../../kit/useBack.ts";
import { useListCursor } from "../../kit/useListCursor.ts";
import { useNow } from "../../kit/useNow.ts";
import { groupsOf, pathOf, recordOf, type SyncGroup } from "./items.ts";
import { Repaired, Sources } from "./Sources.tsx";
import { Group } from "./SyncList.tsx";
import { SyncPeek } from "./SyncPeek.tsx";
import { useItemActs } from "./useItemActs.tsx";
import { headline, hintOf, moodOf } from "./words.ts";

export function SyncScreen(): ReactNode {
  useBack("/");
  return <Answer of={useAsk("sync_center", {})}>{(view) => <Center view={view} />}</Answer>;
}

/** Place of a group's first row among all rows. */
function firstOf(groups: readonly SyncGroup[], index: number): number {
  return groups.slice(0, index).reduce((sum, group) => sum + group.items.length, 0);
}

function Center({ view }: { view: SyncCenterView }) {
  const t = useT();
  const router = useRouter();
  const list = useRef<HTMLDivElement>(null);
  const groups = useMemo(() => groupsOf(view), [view]);
  const items = useMemo(() => groups.flatMap((group) => group.items), [groups]);
  const onMove = useCallback((at: number) => list.current?.querySelector<HTMLElement>(`[data-at="${at}"]`)?.focus(), []);
  const onOpen = useCallback(
    (at: number) => {
      const item = items[at];
      const record = item ? recordOf(item) : null;
      if (record !== null) router.history.push(pathOf(record));
    },
    [items, router],
  );
  const cursor = useListCursor({ count: items.length, onOpen, onMove });
  const item = items[cursor.at];
  const acts = useItemActs(item);
  useEffect(() => {
    list.current?.querySelector<HTMLElement>("[data-at='0']")?.focus({ preventScroll: true });
  }, []);
  useKeepFocus(list, items.length, cursor.at);
  return (
    <>
      <Bar />
      <div className={item ? "split" : "split alone"}>
        <section className="col" aria-label={t("sync-title")}>
          <State />
          <Sources sources={view.sources} />
          <Repaired repairs={view.repairs} />
          <div className="list" ref={list}>
            {groups.map((group, index) => (
              <Group key={group.kind} group={group} first={firstOf(groups, index)} at={cursor.at} onPoint={cursor.set} onOpen={onOpen} />
            ))}
          </div>
          <div className="hints">
            <Hint chords={["j", "k"]} label={t("app-hint-move")} />
            <Hint chords={["Enter"]} label={t("app-hint-open")} />
            {view.undo === null ? null : <Hint chords={["z"]} label={t("app-hint-undo")} />}
            <Hint chords={["?"]} label={t("app-hint-shortcuts")} end />
          </div>
        </section>
        {item ? <SyncPeek item={item} acts={acts} /> : null}
      </div>
      <Confirm
        question={t("sync-discard-question")}
        hint={t("sync-discard-hint")}
        verb={t("sync-discard")}
        open={acts.asking}
        onYes={() => acts.answer(true)}
        onClose={() => acts.answer(false)}
      />
    </>
  );
}

/** A row that is done goes away; the one that takes its place gets its focus, so that the keys go on. */
function useKeepFocus(list: RefObject<HTMLDivElement | null>, count: number, at: number): void {
  useEffect(() => {
    const lost = document.activeElement === document.body || document.activeElement === null;
    if (lost && count > 0) list.current?.querySelector<HTMLElement>(`[data-at="${at}"]`)?.focus({ preventScroll: true });
  }, [list, count, at]);
}

function State() {
  const t = useT();
  const format = useFormat();
  const now = useNow();
  const status = useSyncStatus();
  return (
    <div className="hello sync-hello">
      <h1>{headline(t, format, status, now)}</h1>
      <p className="sub" role={moodOf(status.phase) === "bad" ? "alert" : undefined}>
        {hintOf(t, status)}
      </p>
    </div>
  );
}

function Bar() {
  const t = useT();
  const tell = useTell();
  const say = useToast();
  const status = useSyncStatus();
  const { mutate, isPending } = useExecute();
  const [asking, setAsking] = useState(false);
  const paused = status.phase === "paused";
  const noHub = status.phase === "no_hub";
  const copy = () => {
    void ask("sync_log", {})
      .then(({ text }) => navigator.clipboard.writeText(text))
      .then(() => say(t("sync-log-copied")), tell.onError);
  };
  return (
    <div className="bar">
      <h2 className="bar-title">{t("sync-title")}</h2>
      <span className="end" />
      {status.problem === "delete_wave" ? (
        <Button disabled={isPending} onClick={() => mutate({ kind: "allow_deletes" }, tell)}>
          {t("sync-allow-deletes")}
        </Button>
      ) : null}
      <Button kind="ghost" icon={<ClipboardCopy className="i s" aria-hidden />} onClick={copy}>
        <span className="wide-only">{t("sync-copy-log")}</span>
      </Button>
      <Button kind="ghost" icon={<CloudDownload className="i s" aria-hidden />} disabled={noHub} onClick={() => setAsking(true)}>
        <span className="wide-only">{t("sync-resync")}</span>
      </Button>
      <Button
        icon={paused ? <Play className="i s flip" aria-hidden /> : <Pause className="i s" aria-hidden />}
        disabled={noHub}
        onClick={() => mutate({ kind: paused ? "resume_sync" : "pause_sync" }, tell)}
      >
        <span className="wide-only">{paused ? t("app-resume") : t("app-pause")}</span>
      </Button>
      <Button kind="primary" icon={<RefreshCw className="i s" aria-hidden />} disabled={isPending || noHub || moodOf(status.phase) === "busy"} onClick={() => mutate({ kind: "sync_now" }, tell)}>
        <span className="middle-only">{t("sync-now")}</span>
      </Button>
      <Confirm
        question={t("sync-resync-question")}
        hint={t("sync-resync-hint")}
        verb={t("sync-resync")}
        open={asking}
        onYes={() => mutate({ kind: "resync" }, tell)}
        onClose={() => setAsking(false)}
      />
    </div>
  );
}
