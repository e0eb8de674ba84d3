// A labelled choice of one from a list.
import { ChevronsUpDown } from "lucide-react";
import { Button as AriaButton } from "react-aria-components/Button";
import { Label } from "react-aria-components/Label";
import { ListBox, ListBoxItem } from "react-aria-components/ListBox";
import { Popover } from "react-aria-components/Popover";
import { Select, SelectValue } from "react-aria-components/Select";
import type { FilterOption } from "./FilterChip.tsx";

interface SelectFieldProps {
  label: string;
  hint?: string;
  value: string;
  options: readonly FilterOption[];
  onChange: (value: string) => void;
}

export function SelectField({ label, hint, value, options, onChange }: SelectFieldProps) {
  return (
    <Select className="field" selectedKey={value} onSelectionChange={(key) => key !== null && onChange(String(key))}>
      <Label>{label}</Label>
      <AriaButton className="btn select">
        <SelectValue className="trunc" />
        <ChevronsUpDown className="i s" aria-hidden />
      </AriaButton>
      {hint ? <p className="muted field-hint">{hint}</p> : null}
      <Popover className="menu" data-own-keys placement="bottom start">
        <ListBox>
          {options.map((option) => (
            <ListBoxItem key={option.value} id={option.value} textValue={option.label} className="menu-item">
              <bdi>{option.label}</bdi>
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}
