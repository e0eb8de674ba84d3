// The one key that opens the brief about a partner.
import { useNavigate } from "@tanstack/react-router";
import { FileText } from "lucide-react";
import { useCallback, useMemo, type ReactNode } from "react";
import { Button } from "../../kit/Button.tsx";
import { useT } from "../../kit/i18n.tsx";
import { useActions } from "../../kit/keymap.tsx";

interface OpenBriefProps {
  partnerId: string;
  /** The key is enough. */
  bare?: boolean;
}

export function OpenBrief({ partnerId, bare = false }: OpenBriefProps): ReactNode {
  const t = useT();
  const navigate = useNavigate();
  const open = useCallback(() => void navigate({ to: "/partners/$id/brief", params: { id: partnerId } }), [navigate, partnerId]);
  useActions(
    useMemo(
      () => [{ id: "open-brief", label: t("brief-title"), group: t("app-palette-actions"), keys: ["b"], icon: <FileText className="i" aria-hidden />, run: open }],
      [t, open],
    ),
  );
  if (bare) return null;
  return (
    <Button icon={<FileText className="i s" aria-hidden />} keys="b" onClick={open}>
      <span className="middle-only">{t("brief-title")}</span>
    </Button>
  );
}
