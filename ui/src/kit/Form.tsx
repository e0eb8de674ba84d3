// A form that Ctrl Enter sends from any of its fields, and that Escape may leave.
import type { FormEvent, KeyboardEvent, ReactNode } from "react";

interface FormProps {
  className?: string;
  onSubmit: () => void;
  /** Given where Escape is not the dialog's own. */
  onLeave?: () => void;
  children: ReactNode;
}

export function Form({ className, onSubmit, onLeave, children }: FormProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape" && onLeave) onLeave();
    else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) onSubmit();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // The keys are those of the fields inside.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form className={className ? `form ${className}` : "form"} onSubmit={submit} onKeyDown={onKeyDown}>
      {children}
    </form>
  );
}
