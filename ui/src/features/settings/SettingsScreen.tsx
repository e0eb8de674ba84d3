// Settings: language and look, the hub, the encryption key, notifications, about.
import { useState, type ReactNode } from "react";
import { useApp, useSyncStatus } from "../../ipc/app.tsx";
import { useExecute } from "../../ipc/ask.ts";
import { Button } from "../../kit/Button.tsx";
import { Dialog } from "../../kit/Dialog.tsx";
import { useFormat, useT } from "../../kit/i18n.tsx";
import { LanguageSelect, ThemeChoice } from "./Appearance.tsx";
import { ConnectForm } from "./ConnectForm.tsx";
import { Notifications } from "./Notifications.tsx";
import { Section } from "./Section.tsx";

function Disconnect() {
  const t = useT();
  const { mutate, isPending } = useExecute();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t("settings-disconnect")}</Button>
      <Dialog label={t("settings-disconnect")} open={asking} onClose={() => setAsking(false)}>
        <p className="sub">{t("settings-disconnect-hint")}</p>
        <div className="row dialog-foot">
          <Button onClick={() => setAsking(false)}>{t("app-cancel")}</Button>
          <Button kind="primary" disabled={isPending} onClick={() => mutate({ kind: "disconnect_hub" }, { onSuccess: () => setAsking(false) })}>
            {t("settings-disconnect")}
          </Button>
        </div>
      </Dialog>
    </>
  );
}

function Connection() {
  const t = useT();
  const { settings, workspaceName } = useApp();
  const { phase, error } = useSyncStatus();
  return (
    <Section title={t("settings-connection")}>
      <dl className="props">
        <dt>{t("settings-workspace")}</dt>
        <dd>
          <bdi>{workspaceName ?? t("settings-not-connected")}</bdi>
        </dd>
      </dl>
      {error !== null && phase !== "synced" ? <p className="form-error">{error}</p> : null}
      <ConnectForm key={settings.hub ?? ""} address={settings.hub ?? ""} hasToken={settings.hasToken}>
        {settings.hub === null ? null : <Disconnect />}
      </ConnectForm>
    </Section>
  );
}

function KeyAndData() {
  const t = useT();
  const format = useFormat();
  const { settings } = useApp();
  return (
    <Section title={t("settings-key")}>
      <p>{settings.keyring === null ? t("settings-key-descriptor") : t("settings-key-stored", { backend: settings.keyring })}</p>
      <dl className="props">
        <dt>{t("settings-data-file")}</dt>
        <dd>
          <bdi className="path" dir="ltr">
            {settings.cacheFile}
          </bdi>
        </dd>
      </dl>
      <p className="muted">{t("settings-data-size", { size: format.bytes(settings.cacheBytes) })}</p>
    </Section>
  );
}

export function SettingsScreen(): ReactNode {
  const t = useT();
  const { settings } = useApp();
  return (
    <>
      <header className="bar">
        <h1>{t("nav-settings")}</h1>
      </header>
      <div className="settings">
        <Section title={t("settings-appearance")}>
          <LanguageSelect />
          <ThemeChoice />
        </Section>
        <Connection />
        <KeyAndData />
        <Notifications />
        <Section title={t("settings-about")}>
          <p className="muted">{t("settings-version", { version: settings.version })}</p>
        </Section>
      </div>
    </>
  );
}
