// Buttons in the weights of the design, with room for an icon and a key cap.
import type { ComponentProps, ReactNode } from "react";
import { Kbd } from "./Kbd.tsx";

interface ButtonProps extends Omit<ComponentProps<"button">, "type"> {
  kind?: "plain" | "primary" | "ghost";
  icon?: ReactNode;
  /** Chord shown on a key cap inside the button. */
  keys?: string;
  submit?: boolean;
}

const KIND = { plain: "btn", primary: "btn pri", ghost: "btn ghost" };

export function Button({ kind = "plain", icon, keys, submit, children, className, ...rest }: ButtonProps) {
  return (
    <button type={submit ? "submit" : "button"} className={[KIND[kind], className].filter(Boolean).join(" ")} {...rest}>
      {icon}
      {children}
      {keys ? <Kbd chord={keys} /> : null}
    </button>
  );
}

interface IconButtonProps extends Omit<ButtonProps, "children" | "icon" | "keys"> {
  label: string;
  icon: ReactNode;
}

export function IconButton({ label, icon, kind = "ghost", className, ...rest }: IconButtonProps) {
  return (
    <Button kind={kind} aria-label={label} title={label} className={["icon", className].filter(Boolean).join(" ")} {...rest}>
      {icon}
    </Button>
  );
}
