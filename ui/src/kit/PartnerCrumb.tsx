// The way from a page about a partner back to it, and to all partners.
import { Link } from "@tanstack/react-router";
import { ChevronRight } from "lucide-react";
import { useT } from "./i18n.tsx";

export function PartnerCrumb({ partner, here }: { partner: { id: string; name: string }; here: string }) {
  const t = useT();
  return (
    <nav className="crumb" aria-label={t("app-crumbs")}>
      <Link to="/partners">{t("nav-partners")}</Link>
      <ChevronRight className="i s flip" aria-hidden />
      <Link to="/partners/$id" params={{ id: partner.id }} className="trunc">
        <bdi>{partner.name}</bdi>
      </Link>
      <ChevronRight className="i s flip" aria-hidden />
      <span className="semi here" aria-current="page">
        {here}
      </span>
    </nav>
  );
}
