// A row of a list that the cursor walks through: it has the focus while the cursor is on it.
import type { ReactNode } from "react";

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
  children: ReactNode;
}

export function CursorRow({ at, active, className, onPoint, onOpen, opensAtOnce = false, children }: CursorRowProps) {
  return (
    // The keys of the list are handled once for the whole screen, by the cursor.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <li
      role="option"
      aria-selected={active}
      data-at={at}
      tabIndex={active ? 0 : -1}
      className={active ? `${className} on` : className}
      onClick={opensAtOnce ? onOpen : onPoint}
      onDoubleClick={opensAtOnce ? undefined : onOpen}
      onFocus={onPoint}
    >
      {children}
    </li>
  );
}
