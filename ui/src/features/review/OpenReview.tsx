// The one key that opens the business review of a partner.
import { useNavigate } from "@tanstack/react-router";
import { ClipboardList } from "lucide-react";
import { useCallback, useMemo, type ReactNode } from "react";
import { Button } from "../../kit/Button.tsx";
import { useT } from "../../kit/i18n.tsx";
import { useActions } from "../../kit/keymap.tsx";

interface OpenReviewProps {
  partnerId: string;
  /** The key is enough. */
  bare?: boolean;
}

export function OpenReview({ partnerId, bare = false }: OpenReviewProps): ReactNode {
  const t = useT();
  const navigate = useNavigate();
  const open = useCallback(() => void navigate({ to: "/partners/$id/review", params: { id: partnerId } }), [navigate, partnerId]);
  useActions(
    useMemo(
      () => [{ id: "open-review", label: t("review-title"), group: t("app-palette-actions"), keys: ["q"], icon: <ClipboardList className="i" aria-hidden />, run: open }],
      [t, open],
    ),
  );
  if (bare) return null;
  return (
    <Button icon={<ClipboardList className="i s" aria-hidden />} keys="q" onClick={open}>
      <span className="middle-only">{t("review-title")}</span>
    </Button>
  );
}
