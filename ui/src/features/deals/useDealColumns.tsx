// The columns of every table of deals.
import { useMemo } from "react";
import type { DealRow } from "../../generated/ipc.ts";
import { useApp } from "../../ipc/app.tsx";
import { Chip } from "../../kit/Chip.tsx";
import { useFormat, useT } from "../../kit/i18n.tsx";
import { Avatar, Monogram, Name } from "../../kit/Identity.tsx";
import type { Column } from "../../kit/VirtualGrid.tsx";
import { StageChip } from "./StageChip.tsx";

export function useDealColumns(options: { withPartner: boolean }): Column<DealRow>[] {
  const t = useT();
  const format = useFormat();
  const { today } = useApp();
  const { withPartner } = options;
  return useMemo(() => {
    const day = (date: string | null) => (date === null ? <span className="muted">–</span> : format.day(date, today));
    const partner: Column<DealRow> = {
      id: "partner",
      label: t("deal-partner"),
      width: "minmax(120px, 1.3fr)",
      from: 620,
      cell: (row) => (
        <>
          <Monogram name={row.partner.name} />
          <Name className="sub">{row.partner.name}</Name>
        </>
      ),
    };
    return [
      {
        id: "name",
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
      ...(withPartner ? [partner] : []),
      { id: "region", label: t("deal-region"), width: "minmax(96px, .9fr)", from: 940, cell: (row) => <Name className="sub">{row.region}</Name> },
      { id: "stage", label: t("deal-stage"), width: "minmax(32px, 110px)", from: 460, cell: (row) => <StageChip stage={row.stage} /> },
      {
        id: "amount",
        label: t("deal-amount"),
        width: "108px",
        end: true,
        sort: "amount",
        cell: (row) => (row.money ? <bdi className="num med">{format.money(row.money)}</bdi> : <span className="muted">–</span>),
      },
      { id: "close", label: t("deal-close-date"), width: "104px", from: 720, end: true, sort: "close_on", cell: (row) => day(row.closeOn) },
      { id: "entered", label: t("deal-in-stage-since"), width: "108px", from: 840, end: true, sort: "stage_entered", cell: (row) => day(row.stageEnteredOn) },
      { id: "owner", label: t("deal-owner"), width: "56px", from: 560, end: true, cell: (row) => <Avatar name={row.owner.name} /> },
    ];
  }, [t, format, today, withPartner]);
}
