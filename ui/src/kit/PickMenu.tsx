// A short menu in which each entry has a key of its own: open it with one key, choose with the next.
import { useMemo, type KeyboardEvent, type ReactNode } from "react";
import { Button as AriaButton } from "react-aria-components/Button";
import { Menu, MenuItem, MenuTrigger } from "react-aria-components/Menu";
import { Popover } from "react-aria-components/Popover";
import { keyName } from "../lib/keys.ts";
import { Kbd } from "./Kbd.tsx";

export interface PickOption {
  id: string;
  label: string;
  /** The key that takes it while the menu is open. */
  keyName: string;
  icon?: ReactNode;
  /** What stands behind the label, such as the day that it means. */
  note?: string;
}

interface PickProps {
  /** Says what the menu is for. */
  label: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  options: readonly PickOption[];
  selected?: string;
  onPick: (id: string) => void;
}

function PickList({ label, onOpenChange, options, selected, onPick }: PickProps) {
  const take = (id: string) => {
    onOpenChange(false);
    onPick(id);
  };
  // Before the menu's own search by letters, which only moves the focus.
  const onKeyDownCapture = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const found = options.find((option) => option.keyName === keyName(event.nativeEvent));
    if (!found) return;
    event.preventDefault();
    event.stopPropagation();
    take(found.id);
  };
  return (
    <div onKeyDownCapture={onKeyDownCapture}>
      <Menu
        aria-label={label}
        // It opens because the user asked to choose.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus="first"
        onAction={(key) => take(String(key))}
        selectionMode={selected === undefined ? "none" : "single"}
        selectedKeys={selected === undefined ? undefined : [selected]}
      >
        {options.map((option) => (
          <MenuItem key={option.id} id={option.id} textValue={option.label} className="menu-item pick">
            {option.icon}
            <span className="trunc">{option.label}</span>
            <span className="end">
              {option.note ? <span className="muted num">{option.note}</span> : null}
              <Kbd chord={option.keyName} />
            </span>
          </MenuItem>
        ))}
      </Menu>
    </div>
  );
}

interface PickMenuProps extends PickProps {
  className: string;
  /** What the button shows. */
  children: ReactNode;
}

export function PickMenu({ className, children, ...pick }: PickMenuProps) {
  return (
    <MenuTrigger isOpen={pick.open} onOpenChange={pick.onOpenChange}>
      <AriaButton className={className}>{children}</AriaButton>
      <Popover className="menu" data-own-keys placement="bottom start">
        <PickList {...pick} />
      </Popover>
    </MenuTrigger>
  );
}

/** The same beside any element, such as the row that it is about. */
export function PickPopover({ anchor, ...pick }: PickProps & { anchor: Element | null }) {
  const trigger = useMemo(() => ({ current: anchor }), [anchor]);
  return (
    <Popover className="menu beside" data-own-keys placement="bottom start" aria-label={pick.label} triggerRef={trigger} isOpen={pick.open} onOpenChange={pick.onOpenChange}>
      <PickList {...pick} />
    </Popover>
  );
}
