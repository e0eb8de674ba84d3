// The columns of every table of deals.
import { useMemo } from "react";
import type { DealRow } from "../../generated/ipc.ts";
import { useApp } from "../../ipc/app.tsx";
import { Chip } from "../../kit/Chip.tsx";
import { useFormat, useT } from "../../kit/i18n.tsx";
import { Avatar, Monogram, Name } from "../../kit/Identity.tsx";
import { useNow } from "../../kit/useNow.ts";
import type { Column } from "../../kit/VirtualGrid.tsx";
import { DEAL_COLUMNS, type DealColumn } from "../../lib/search.ts";
import { StageChip } from "./StageChip.tsx";

type Columns = Record<DealColumn, Omit<Column<DealRow>, "id">>;

export function useDealColumns(): Column<DealRow>[] {
  const t = useT();
  const format = useFormat();
  const { today } = useApp();
  const now = useNow(60_000);
  return useMemo(() => {
    const none = <span className="muted">–</span>;
    const day = (date: string | null) => (date === null ? none : format.day(date, today));
    const columns: Columns = {
      name: {
        label: t("deal-name"),
        width: "minmax(120px, 2fr)",
        sort: "name",
        cell: (row) => (
          <>
            <Name className="med">{row.name}</Name>
            {row.severity === null ? null : <Chip tone="warn">{t("deal-stalled")}</Chip>}
          </>
        ),
      },
      code: { label: t("deal-code"), width: "minmax(88px, .7fr)", extra: true, cell: (row) => <Name className="sub num">{row.code}</Name> },
      partner: {
        label: t("deal-partner"),
        width: "minmax(120px, 1.3fr)",
        from: 620,
        cell: (row) => (
          <>
            <Monogram name={row.partner.name} />
            <Name className="sub">{row.partner.name}</Name>
          </>
        ),
      },
      region: { label: t("deal-region"), width: "minmax(96px, .9fr)", from: 940, cell: (row) => <Name className="sub">{row.region}</Name> },
      stage: { label: t("deal-stage"), width: "minmax(32px, 110px)", from: 460, cell: (row) => <StageChip stage={row.stage} /> },
      amount: {
        label: t("deal-amount"),
        width: "108px",
        end: true,
        sort: "amount",
        cell: (row) => (row.money ? <bdi className="num med">{format.money(row.money)}</bdi> : none),
      },
      close: { label: t("deal-close-date"), width: "104px", from: 720, end: true, sort: "close_on", cell: (row) => day(row.closeOn) },
      entered: { label: t("deal-in-stage-since"), width: "108px", from: 840, end: true, sort: "stage_entered", cell: (row) => day(row.stageEnteredOn) },
      step: { label: t("deal-next-step"), width: "minmax(140px, 1.3fr)", extra: true, cell: (row) => (row.nextStep === null ? none : <Name className="sub">{row.nextStep}</Name>) },
      stepOn: { label: t("deal-next-step-on"), width: "120px", extra: true, end: true, cell: (row) => day(row.nextStepOn) },
      updated: { label: t("deal-updated"), width: "112px", extra: true, end: true, sort: "updated", cell: (row) => <span className="muted num">{format.ago(row.updatedAt, now)}</span> },
      owner: { label: t("deal-owner"), width: "56px", from: 560, end: true, cell: (row) => <Avatar name={row.owner.name} /> },
    };
    return DEAL_COLUMNS.map((id) => ({ id, ...columns[id] }));
  }, [t, format, today, now]);
}
