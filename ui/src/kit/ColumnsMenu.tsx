// Which columns a table shows and in which order: chosen in a window beside it, seen in the table at once.
import { Columns3 } from "lucide-react";
import { useMemo, useState, type ReactNode } from "react";
import { Button as AriaButton } from "react-aria-components/Button";
import { Dialog as AriaDialog, DialogTrigger } from "react-aria-components/Dialog";
import { Popover } from "react-aria-components/Popover";
import { movePick, picksOf, placeFor, renderColumns, shownColumns, type Pick } from "../lib/columns.ts";
import { Button } from "./Button.tsx";
import { ColumnPicks } from "./ColumnPicks.tsx";
import type { Column } from "./GridParts.tsx";
import { useT } from "./i18n.tsx";
import { Hint } from "./Kbd.tsx";
import { useActions } from "./keymap.tsx";

interface ColumnsMenuProps<Row> {
  /** All that there are; the first one always stays. */
  columns: readonly Column<Row>[];
  /** As `parseColumns` gives it. */
  chosen: string | undefined;
  /** Of the table: without a choice it decides what there is room for. */
  width: number;
  onChoose: (chosen: string | undefined) => void;
}

export function ColumnsMenu<Row>(props: ColumnsMenuProps<Row>): ReactNode {
  const t = useT();
  const [open, setOpen] = useState(false);
  const label = t("app-columns");
  useActions(
    useMemo(
      () => [{ id: "choose-columns", label, group: t("app-shortcuts-lists"), keys: ["Shift c"], icon: <Columns3 className="i" aria-hidden />, run: () => setOpen(true) }],
      [t, label],
    ),
  );
  return (
    <DialogTrigger isOpen={open} onOpenChange={setOpen}>
      <AriaButton className="btn ghost tool">
        <Columns3 className="i s" aria-hidden />
        <span className="wide-only">{label}</span>
      </AriaButton>
      <Popover className="pop columns" placement="bottom end">
        <AriaDialog aria-label={label} className="dialog-body">
          <Choice {...props} />
        </AriaDialog>
      </Popover>
    </DialogTrigger>
  );
}

function Choice<Row>({ columns, chosen, width, onChoose }: ColumnsMenuProps<Row>) {
  const t = useT();
  const all = columns.map(({ id }) => id);
  const among = (of: string | undefined) => picksOf(all, shownColumns(columns, of, width).map(({ id }) => id));
  // The order of the lines is that of the window until it closes: what is hidden stays where it was.
  const [picks, setPicks] = useState(() => among(chosen));
  const [at, setAt] = useState(0);
  const [moved, setMoved] = useState("");
  const labelOf = (id: string) => columns.find((column) => column.id === id)?.label ?? id;
  const choose = (next: Pick[]) => {
    setPicks(next);
    onChoose(renderColumns(all, next));
  };
  const onMove = (from: number, by: -1 | 1) => {
    const to = placeFor(picks, from, by);
    if (to === from) return;
    setAt(to);
    choose(movePick(picks, from, to));
    // The first column, which always stays, counts too.
    setMoved(t("app-column-at", { column: labelOf(picks[from]?.id ?? ""), position: to + 2, total: columns.length }));
  };
  const reset = () => {
    setPicks(among(undefined));
    setAt(0);
    onChoose(undefined);
  };
  return (
    <>
      <ColumnPicks
        first={columns[0]?.label ?? ""}
        picks={picks}
        labelOf={labelOf}
        at={at}
        onPoint={setAt}
        onToggle={(place) => choose(picks.map((pick, index) => (index === place ? { ...pick, on: !pick.on } : pick)))}
        onMove={onMove}
      />
      <div className="columns-foot">
        <Hint chords={["Space"]} label={t("app-hint-show-hide")} />
        <Hint chords={["Alt ArrowUp", "Alt ArrowDown"]} label={t("app-hint-reorder")} />
        <Button className="small-btn end" disabled={chosen === undefined} onClick={reset}>
          {t("app-columns-reset")}
        </Button>
      </div>
      <p className="sr-only" role="status">
        {moved}
      </p>
    </>
  );
}
