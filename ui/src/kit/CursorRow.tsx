// A row of a list that the cursor walks through: it has the focus while the cursor is on it.
import { Check } from "lucide-react";
import type { MouseEvent, ReactNode } from "react";

interface CursorRowProps {
  /** Place in the whole list, over all of its groups. */
  at: number;
  active: boolean;
  className: string;
  /** The cursor comes here. */
  onPoint: () => void;
  onOpen: () => void;
  /** One press opens, where there is nothing beside the list to look at first. */
  opensAtOnce?: boolean;
  /** Given where something can be done to many rows: a press on the box, or with Shift or Ctrl, chooses. */
  choosing?: { chosen: boolean; onChoose: (event: MouseEvent) => void };
  children: ReactNode;
}

/** A press with Shift chooses up to here: it marks no text. */
const keepText = (event: MouseEvent) => event.shiftKey && event.preventDefault();

export function CursorRow({ at, active, className, onPoint, onOpen, opensAtOnce = false, choosing, children }: CursorRowProps) {
  const onClick = (event: MouseEvent) => {
    const onBox = event.target instanceof Element && event.target.closest(".tickbox") !== null;
    if (choosing && (onBox || event.shiftKey || event.ctrlKey || event.metaKey)) choosing.onChoose(event);
    else if (opensAtOnce) onOpen();
    else onPoint();
  };
  return (
    // The keys of the list are handled once for the whole screen, by the cursor.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <li
      role="option"
      aria-selected={choosing?.chosen ?? active}
      data-at={at}
      tabIndex={active ? 0 : -1}
      className={[className, active ? "on" : "", choosing?.chosen ? "sel" : ""].filter(Boolean).join(" ")}
      onMouseDown={choosing ? keepText : undefined}
      onClick={onClick}
      onDoubleClick={opensAtOnce ? undefined : onOpen}
      onFocus={onPoint}
    >
      {choosing ? (
        <span className="tickbox" aria-hidden>
          <span className={choosing.chosen ? "tick" : "tick off"}>{choosing.chosen ? <Check className="i" /> : null}</span>
        </span>
      ) : null}
      {children}
    </li>
  );
}
