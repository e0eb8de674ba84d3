// How many partners are chosen, and the key that puts them side by side.
import { useNavigate } from "@tanstack/react-router";
import { Columns3, X } from "lucide-react";
import { useCallback, useMemo, type ReactNode } from "react";
import { Button, IconButton } from "../../kit/Button.tsx";
import { useT } from "../../kit/i18n.tsx";
import { useActions } from "../../kit/keymap.tsx";
import { useToast } from "../../kit/toast.tsx";
import { COMPARED_LEAST, COMPARED_MOST } from "../../lib/search.ts";

interface CompareBarProps {
  /** The chosen ones; without any there is no bar. */
  ids: readonly string[];
  onClear: () => void;
}

export function CompareBar({ ids, onClear }: CompareBarProps): ReactNode {
  const t = useT();
  const say = useToast();
  const navigate = useNavigate();
  const compare = useCallback(() => {
    if (ids.length < COMPARED_LEAST || ids.length > COMPARED_MOST) return say(t("compare-choose"));
    void navigate({ to: "/partners/compare", search: { ids: ids.join(",") } });
  }, [ids, navigate, say, t]);
  useActions(
    useMemo(
      () => [{ id: "compare-partners", label: t("compare-title"), group: t("app-palette-actions"), keys: ["h"], icon: <Columns3 className="i" aria-hidden />, run: compare }],
      [t, compare],
    ),
  );
  if (ids.length === 0) return null;
  const count = t("app-selected", { count: ids.length });
  return (
    <div className="bulk" role="toolbar" aria-label={count}>
      <span className="cnt">
        <span role="status">{count}</span>
      </span>
      <Button kind="ghost" keys="h" icon={<Columns3 className="i s" aria-hidden />} onClick={compare}>
        {t("compare-verb")}
      </Button>
      <IconButton label={t("app-clear-selection")} icon={<X className="i s" aria-hidden />} onClick={onClear} />
    </div>
  );
}
