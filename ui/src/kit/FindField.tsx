// A labelled field that finds one of many by typing: what matches stands below it, arrows and Enter take it.
import { useContext, type KeyboardEvent } from "react";
import { ComboBox, ComboBoxStateContext } from "react-aria-components/ComboBox";
import { Input } from "react-aria-components/Input";
import { Label } from "react-aria-components/Label";
import { ListBox, ListBoxItem } from "react-aria-components/ListBox";
import { Popover } from "react-aria-components/Popover";

export interface Findable {
  id: string;
  label: string;
  note?: string;
}

interface FindFieldProps {
  label: string;
  text: string;
  onText: (text: string) => void;
  found: readonly Findable[];
  onPick: (one: Findable) => void;
  /** What is said where nothing matches. */
  nothing: string;
  /** Has the focus from the start. */
  focused?: boolean;
}

/** Whoever types and presses Enter means what stands first, without going down to it. */
function Words({ first }: { first: string | undefined }) {
  const state = useContext(ComboBoxStateContext);
  const onKeyDownCapture = (event: KeyboardEvent) => {
    const manager = state?.selectionManager;
    if (event.key === "Enter" && !event.nativeEvent.isComposing && state?.isOpen && manager?.focusedKey === null && first !== undefined) manager.setFocusedKey(first);
  };
  return <Input className="input" spellCheck={false} onKeyDownCapture={onKeyDownCapture} />;
}

export function FindField({ label, text, onText, found, onPick, nothing, focused = false }: FindFieldProps) {
  const pick = (key: unknown) => {
    const one = found.find(({ id }) => id === key);
    if (one) onPick(one);
  };
  return (
    <ComboBox
      className="field"
      items={found}
      inputValue={text}
      onInputChange={onText}
      onSelectionChange={pick}
      menuTrigger="input"
      allowsEmptyCollection
      allowsCustomValue
      // It opens because the user asked to write.
      // oxlint-disable-next-line jsx-a11y/no-autofocus
      autoFocus={focused}
    >
      <Label>{label}</Label>
      <Words first={found[0]?.id} />
      <Popover className="menu" data-own-keys placement="bottom start">
        <ListBox renderEmptyState={() => <p className="muted menu-empty">{nothing}</p>}>
          {(one: Findable) => (
            <ListBoxItem id={one.id} textValue={one.label} className="menu-item">
              <bdi className="trunc">{one.label}</bdi>
              {one.note === undefined ? null : <span className="end muted">{one.note}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
