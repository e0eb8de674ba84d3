// One value for many rows, or for one that shows no field: a line in a window of its own.
import { useState } from "react";
import { Button } from "./Button.tsx";
import { Dialog } from "./Dialog.tsx";
import { Form } from "./Form.tsx";
import { useT } from "./i18n.tsx";
import { Kbd } from "./Kbd.tsx";
import { TextField } from "./TextField.tsx";

interface LineProps<Value> {
  label: string;
  /** What it is about, such as how many rows. */
  about?: string;
  /** `undefined` for what can't be read. */
  parse: (text: string) => Value | undefined;
  /** What the words will become, shown while they are typed. */
  preview?: (value: Value) => string;
  hint?: string;
  /** Says what can be typed. */
  wrong: string;
  onSave: (value: Value) => void;
  onClose: () => void;
}

export function LineDialog<Value>({ title, open, ...line }: LineProps<Value> & { title: string; open: boolean }) {
  return (
    <Dialog label={title} open={open} onClose={line.onClose}>
      <Line {...line} />
    </Dialog>
  );
}

function Line<Value>({ label, about, parse, preview, hint, wrong, onSave, onClose }: LineProps<Value>) {
  const t = useT();
  const [typed, setTyped] = useState("");
  const [refused, setRefused] = useState(false);
  const value = parse(typed);
  const note = typed.trim() === "" || value === undefined ? hint : preview?.(value);
  const submit = () => {
    if (value === undefined) return setRefused(true);
    onClose();
    onSave(value);
  };
  return (
    <Form onSubmit={submit}>
      {about === undefined ? null : (
        <p className="sub">
          <bdi>{about}</bdi>
        </p>
      )}
      <TextField
        label={label}
        hint={note}
        error={refused ? wrong : undefined}
        value={typed}
        onChange={(text) => {
          setTyped(text);
          setRefused(false);
        }}
        focused
      />
      <div className="row dialog-foot">
        <Button onClick={onClose}>{t("app-cancel")}</Button>
        <Button kind="primary" submit>
          {t("app-save")}
          <Kbd chord="Enter" />
        </Button>
      </div>
    </Form>
  );
}
