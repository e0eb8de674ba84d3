// A comparison as Markdown: the same rows as on the page, with their marks in words.
import type { CompareView, MarkView } from "../../generated/ipc.ts";
import { useT } from "../../kit/i18n.tsx";
import { markdownTable } from "../../lib/markdown.ts";
import { useCompareRows, type Row } from "./useCompareRows.tsx";

export function useCompareMarkdown(): (view: CompareView) => string {
  const t = useT();
  const { health, figures, facts } = useCompareRows();
  const said = (mark: MarkView | null | undefined): string => (mark ? ` (${mark === "best" ? t("compare-best") : t("compare-worst")})` : "");
  return (view) => {
    const cells = (row: Row): string[] => {
      const marks = view.marks.find(({ row: of }) => of === row.marked)?.marks;
      return [row.label, ...view.partners.map((partner, at) => row.text(partner) + said(marks?.[at]))];
    };
    return markdownTable([t("partner-name"), ...view.partners.map(({ row }) => row.name)], [...health, ...figures, ...facts].map(cells));
  };
}
