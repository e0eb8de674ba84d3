// Address and token of a hub; the token goes straight to the key store and never comes back.
import { useState, type FormEvent } from "react";
import { useExecute } from "../../ipc/ask.ts";
import { toApiError } from "../../lib/error.ts";
import { Button } from "../../kit/Button.tsx";
import { useT } from "../../kit/i18n.tsx";
import { TextField } from "../../kit/TextField.tsx";

interface ConnectFormProps {
  address?: string;
  /** A token is in the key store already. */
  hasToken?: boolean;
}

export function ConnectForm({ address: known = "", hasToken = false }: ConnectFormProps) {
  const t = useT();
  const { mutate, isPending, error } = useExecute();
  const [address, setAddress] = useState(known);
  const [token, setToken] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    mutate({ kind: "connect_hub", address: address.trim(), token: token.trim() }, { onSuccess: () => setToken("") });
  };
  const incomplete = address.trim() === "" || token.trim() === "";
  return (
    <form className="form" onSubmit={submit}>
      <TextField label={t("settings-hub-address")} hint={t("settings-hub-address-hint")} value={address} onChange={setAddress} kind="url" />
      <TextField label={t("settings-token")} hint={hasToken ? t("settings-token-stored") : t("settings-token-hint")} value={token} onChange={setToken} kind="password" />
      {error ? (
        <p className="form-error" role="alert">
          {toApiError(error, t("error-internal")).message}
        </p>
      ) : null}
      <div className="row">
        <Button kind="primary" submit disabled={isPending || incomplete}>
          {isPending ? t("sync-starting") : t("settings-connect")}
        </Button>
      </div>
    </form>
  );
}
