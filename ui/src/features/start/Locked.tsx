// The data exists but can't be opened: say what is wrong, that nothing was touched, and what to do.
import { KeyRound, LockKeyhole } from "lucide-react";
import type { LockReason } from "../../generated/ipc.ts";
import { useExecute } from "../../ipc/ask.ts";
import { toApiError } from "../../lib/error.ts";
import { Button } from "../../kit/Button.tsx";
import { useT, type Translate } from "../../kit/i18n.tsx";

type Reason = LockReason | "no_keyring";

function titleOf(t: Translate, reason: Reason): string {
  return reason === "no_keyring" ? t("error-no-keyring-title") : t("error-locked-title");
}

function explain(t: Translate, reason: Reason, path: string): string {
  switch (reason) {
    case "key_missing":
      return t("error-key-missing", { path });
    case "keyring_locked":
      return t("error-keyring-locked");
    case "key_wrong":
      return t("error-key-wrong", { path });
    case "file_damaged":
      return t("error-file-damaged", { path });
    case "newer_schema":
      return t("error-file-newer");
    case "disk_full":
      return t("error-disk-full");
    case "no_keyring":
      return t("error-keyring-missing");
  }
}

/** Where a new file beside the old one helps. */
const AFRESH: Reason[] = ["key_missing", "key_wrong", "file_damaged"];

export function Locked({ reason, file }: { reason: Reason; file: string | null }) {
  const t = useT();
  const { mutate, isPending, error } = useExecute();
  const Icon = reason === "no_keyring" ? KeyRound : LockKeyhole;
  return (
    <main className="panel alone">
      <div className="card-form" role="alert">
        <Icon className="i big" aria-hidden />
        <h1>{titleOf(t, reason)}</h1>
        <p className="sub">{explain(t, reason, file ?? "")}</p>
        {reason === "no_keyring" ? <pre dir="ltr">tandem --key-fd 3 3&lt; key-file</pre> : null}
        {error ? <p className="form-error">{toApiError(error, t("error-internal")).message}</p> : null}
        <div className="row">
          <Button kind="primary" disabled={isPending} onClick={() => mutate({ kind: "retry_open" })}>
            {t("app-retry")}
          </Button>
          {AFRESH.includes(reason) ? (
            <Button disabled={isPending} onClick={() => mutate({ kind: "start_afresh" })}>
              {t("error-start-afresh")}
            </Button>
          ) : null}
        </div>
      </div>
    </main>
  );
}
