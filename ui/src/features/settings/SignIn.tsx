// The way in: without a hub there is nothing to show yet.
import { useT } from "../../kit/i18n.tsx";
import { Logo } from "../../kit/Logo.tsx";
import { ConnectForm } from "./ConnectForm.tsx";
import { LanguageSelect } from "./Appearance.tsx";

export function SignIn() {
  const t = useT();
  return (
    <main className="panel alone">
      <div className="card-form">
        <Logo />
        <h1>{t("settings-welcome")}</h1>
        <p className="sub">{t("settings-welcome-hint")}</p>
        <ConnectForm focused />
        <hr />
        <LanguageSelect />
      </div>
    </main>
  );
}
