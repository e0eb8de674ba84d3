// The side bar: where one can go, what waits there, how sync stands, and whose data this is.
import { Link, type LinkProps } from "@tanstack/react-router";
import { ChartNoAxesCombined, GraduationCap, Handshake, Search, Settings, ShieldCheck, SquareKanban, Sun } from "lucide-react";
import type { ReactNode } from "react";
import { useApp } from "../../ipc/app.tsx";
import { useFormat, useT } from "../../kit/i18n.tsx";
import { Avatar } from "../../kit/Identity.tsx";
import { Kbd } from "../../kit/Kbd.tsx";
import { Logo } from "../../kit/Logo.tsx";
import { SavedViews } from "./SavedViews.tsx";

interface NavProps {
  to: LinkProps["to"];
  icon: ReactNode;
  label: string;
  count?: number;
  hot?: boolean;
}

function Nav({ to, icon, label, count, hot }: NavProps) {
  const format = useFormat();
  return (
    <Link to={to} className="nav" activeOptions={{ exact: to === "/", includeSearch: false }} title={label}>
      {icon}
      <span className="label trunc">{label}</span>
      {count ? <span className={hot ? "n hot" : "n"}>{format.count(count)}</span> : null}
    </Link>
  );
}

export function Sidebar({ syncRow, onSearch }: { syncRow: ReactNode; onSearch: () => void }) {
  const t = useT();
  const { counts, me, workspaceName } = useApp();
  return (
    <nav className="side" aria-label={t("nav-main")}>
      <div className="ws">
        <Logo />
        <span className="label trunc">
          <bdi>{workspaceName ?? t("app-name")}</bdi>
        </span>
      </div>
      <button type="button" className="find" onClick={onSearch}>
        <Search className="i s" aria-hidden />
        <span className="label trunc">{t("app-search-or-run")}</span>
        <Kbd chord="Ctrl k" />
      </button>
      <Nav to="/" icon={<Sun className="i" aria-hidden />} label={t("nav-today")} count={counts.today} hot />
      <Nav to="/partners" icon={<Handshake className="i" aria-hidden />} label={t("nav-partners")} />
      <Nav to="/deals" icon={<SquareKanban className="i" aria-hidden />} label={t("nav-deals")} count={counts.stalledDeals} />
      <Nav to="/forecast" icon={<ChartNoAxesCombined className="i" aria-hidden />} label={t("forecast-title")} />
      <Nav to="/registrations" icon={<ShieldCheck className="i" aria-hidden />} label={t("nav-registrations")} count={counts.undecided} />
      <Nav to="/training" icon={<GraduationCap className="i" aria-hidden />} label={t("nav-training")} count={counts.stalledLearners} />
      <SavedViews />
      <div className="grow" />
      {syncRow}
      <Nav to="/settings" icon={<Settings className="i" aria-hidden />} label={t("nav-settings")} />
      {me === null ? null : (
        <div className="me">
          <Avatar name={me} />
          <span className="label trunc">
            <bdi>{me}</bdi>
          </span>
        </div>
      )}
    </nav>
  );
}
