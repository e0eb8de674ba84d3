// Address and token of a hub; the token goes straight to the key store and never comes back.
import { useState, type FormEvent, type ReactNode } from "react";
import { useExecute } from "../../ipc/ask.ts";
import { toApiError } from "../../lib/error.ts";
import { Button } from "../../kit/Button.tsx";
import { useT } from "../../kit/i18n.tsx";
import { TextField } from "../../kit/TextField.tsx";

interface ConnectFormProps {
  address?: string;
  /** A token is in the key store already. */
  hasToken?: boolean;
  /** Nothing else is to be done on this screen: typing can begin at once. */
  focused?: boolean;
  /** Further verbs beside the form's own. */
  children?: ReactNode;
}

export function ConnectForm({ address: known = "", hasToken = false, focused = false, children }: ConnectFormProps) {
  const t = useT();
  const { mutate, isPending, error, reset } = useExecute();
  const [address, setAddress] = useState(known);
  const [token, setToken] = useState("");
  const fault = error ? toApiError(error, t("error-internal")) : null;
  const connect = (anyway: boolean) =>
    mutate({ kind: "connect_hub", address: address.trim(), token: token.trim(), anyway }, { onSuccess: () => setToken("") });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    connect(false);
  };
  /** What was said about the old value is not true of the new one. */
  const typing = (change: (value: string) => void) => (value: string) => {
    change(value);
    if (error) reset();
  };
  const at = (field: string) => (fault?.field === field ? fault.message : undefined);
  const incomplete = address.trim() === "" || token.trim() === "";
  return (
    <form className="form" onSubmit={submit}>
      <TextField
        label={t("settings-hub-address")}
        hint={t("settings-hub-address-hint")}
        error={at("address")}
        value={address}
        onChange={typing(setAddress)}
        kind="url"
        focused={focused}
      />
      <TextField
        label={t("settings-token")}
        hint={hasToken ? t("settings-token-stored") : t("settings-token-hint")}
        error={at("token")}
        value={token}
        onChange={typing(setToken)}
        kind="password"
      />
      {fault && fault.field === null ? (
        <p className="form-error" role="alert">
          {fault.message}
        </p>
      ) : null}
      <div className="row">
        <Button kind="primary" submit disabled={isPending || incomplete}>
          {isPending ? t("sync-starting") : t("settings-connect")}
        </Button>
        {fault?.kind === "offline" ? (
          <Button disabled={isPending} onClick={() => connect(true)}>
            {t("settings-connect-anyway")}
          </Button>
        ) : null}
        {children}
      </div>
    </form>
  );
}
