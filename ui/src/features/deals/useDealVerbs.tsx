// What can be done to the chosen deals of a list, else to the one under the cursor: as one edit, with one way back.
import { AlarmClock, CalendarDays, Footprints, MoveRight } from "lucide-react";
import { useCallback, useMemo, useState, type ReactNode } from "react";
import type { DealEdit, DealRow } from "../../generated/ipc.ts";
import { useAsk, useExecute } from "../../ipc/ask.ts";
import { useCodeWord, useT } from "../../kit/i18n.tsx";
import { useActions, type Action } from "../../kit/keymap.tsx";
import { LineDialog } from "../../kit/LineDialog.tsx";
import { PickPopover } from "../../kit/PickMenu.tsx";
import { useTell } from "../../kit/tell.ts";
import { DayDialog } from "./DayDialog.tsx";
import { SnoozeMenu } from "./Snooze.tsx";
import { StageMark } from "./StageChip.tsx";

export type Verb = "stage" | "close" | "step" | "snooze";

/** The key of each, and its sign. */
export const VERBS: Record<Verb, { keys: string; Icon: typeof MoveRight }> = {
  stage: { keys: "m", Icon: MoveRight },
  close: { keys: "d", Icon: CalendarDays },
  step: { keys: "e+n", Icon: Footprints },
  snooze: { keys: "s", Icon: AlarmClock },
};

export interface DealVerbs {
  start: (verb: Verb, anchor: Element | null) => void;
  save: (ids: readonly string[], patch: DealEdit) => void;
  /** Menus and windows, where one is open. */
  layer: ReactNode;
}

export function useDealVerbs(deals: readonly DealRow[]): DealVerbs {
  const t = useT();
  const word = useCodeWord();
  const tell = useTell();
  const { mutate } = useExecute();
  const stages = useAsk("facets", {}).data?.stages ?? [];
  // What it is about stays so while it is asked, whatever the list does meanwhile.
  const [doing, setDoing] = useState<{ verb: Verb | null; anchor: Element | null; deals: readonly DealRow[] }>({ verb: null, anchor: null, deals: [] });
  const start = useCallback((verb: Verb, anchor: Element | null) => setDoing({ verb: deals.length > 0 ? verb : null, anchor, deals }), [deals]);
  const stop = () => setDoing((before) => ({ ...before, verb: null }));
  const save = useCallback((ids: readonly string[], patch: DealEdit) => mutate({ kind: "edit_deals", ids: [...ids], patch }, tell), [mutate, tell]);
  useVerbKeys(start);
  const ids = doing.deals.map(({ id }) => id);
  const [first] = doing.deals;
  const about = doing.deals.length === 1 ? (first?.name ?? "") : t("app-selected", { count: doing.deals.length });
  const only = doing.deals.length === 1 ? first?.stage : undefined;
  const layer = (
    <>
      <PickPopover
        label={t("deal-move-stage")}
        anchor={doing.anchor}
        open={doing.verb === "stage"}
        onOpenChange={(open) => !open && stop()}
        options={stages.map((stage, at) => ({ id: stage, label: word("deal-stage", stage), keyName: String(at + 1), icon: <StageMark stage={stage} /> }))}
        selected={only}
        onPick={(stage) => stage !== only && save(ids, { stage })}
      />
      <SnoozeMenu ids={ids} about={about} snoozed={ids.length > 1} anchor={doing.anchor} open={doing.verb === "snooze"} onOpenChange={(open) => !open && stop()} />
      <DayDialog title={t("deal-edit-close")} label={t("deal-close-date")} about={about} open={doing.verb === "close"} onSave={(closeOn) => save(ids, { closeOn })} onClose={stop} />
      <LineDialog<string | null>
        title={t("deal-edit-next-step")}
        label={t("deal-next-step")}
        about={about}
        parse={(text) => text.trim() || null}
        wrong=""
        open={doing.verb === "step"}
        onSave={(nextStep) => save(ids, { nextStep })}
        onClose={stop}
      />
    </>
  );
  return { start, save, layer };
}

/** The button of the verb where there is one, else what has the focus. */
const placeOf = (verb: Verb): Element | null => document.querySelector(`[data-verb="${verb}"]`) ?? document.activeElement;

function useVerbKeys(start: DealVerbs["start"]): void {
  const t = useT();
  useActions(
    useMemo(() => {
      const action = (verb: Verb, id: string, label: string): Action => {
        const { keys, Icon } = VERBS[verb];
        return { id, label, group: t("app-palette-actions"), keys: [keys], icon: <Icon className="i" aria-hidden />, run: () => start(verb, placeOf(verb)) };
      };
      return [
        action("stage", "move-stage", t("deal-move-stage")),
        action("close", "change-close-date", t("deal-edit-close")),
        action("step", "change-next-step", t("deal-edit-next-step")),
        action("snooze", "snooze-deal", t("deal-snooze")),
      ];
    }, [t, start]),
  );
}
