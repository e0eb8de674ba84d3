// The one key that opens what a partner asks about itself.
import { useNavigate } from "@tanstack/react-router";
import { MessageCircleQuestion } from "lucide-react";
import { useCallback, useMemo, type ReactNode } from "react";
import { Button } from "../../kit/Button.tsx";
import { useT } from "../../kit/i18n.tsx";
import { useActions } from "../../kit/keymap.tsx";

interface OpenAnswersProps {
  partnerId: string;
  /** The key is enough. */
  bare?: boolean;
}

export function OpenAnswers({ partnerId, bare = false }: OpenAnswersProps): ReactNode {
  const t = useT();
  const navigate = useNavigate();
  const open = useCallback(() => void navigate({ to: "/partners/$id/answers", params: { id: partnerId } }), [navigate, partnerId]);
  useActions(
    useMemo(
      () => [{ id: "open-answers", label: t("answer-title"), group: t("app-palette-actions"), keys: ["a"], icon: <MessageCircleQuestion className="i" aria-hidden />, run: open }],
      [t, open],
    ),
  );
  if (bare) return null;
  return (
    <Button icon={<MessageCircleQuestion className="i s" aria-hidden />} keys="a" onClick={open}>
      <span className="middle-only">{t("answer-title")}</span>
    </Button>
  );
}
