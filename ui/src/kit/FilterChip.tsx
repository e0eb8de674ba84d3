// One filter of a list: field and value in a chip, a menu to choose from, and a way out.
import { ChevronDown, X } from "lucide-react";
import { Button as AriaButton } from "react-aria-components/Button";
import { Label } from "react-aria-components/Label";
import { ListBox, ListBoxItem } from "react-aria-components/ListBox";
import { Popover } from "react-aria-components/Popover";
import { Select, SelectValue } from "react-aria-components/Select";
import { useT } from "./i18n.tsx";

export interface FilterOption {
  value: string;
  label: string;
}

interface FilterChipProps {
  field: string;
  value: string | undefined;
  options: readonly FilterOption[];
  onChange: (value: string | undefined) => void;
  /** One of the options always holds. */
  always?: boolean;
}

export function FilterChip({ field, value, options, onChange, always = false }: FilterChipProps) {
  const t = useT();
  return (
    <span className="fchip">
      <Select
        selectedKey={value ?? null}
        placeholder={t("app-all")}
        onSelectionChange={(key) => onChange(key === null ? undefined : String(key))}
      >
        <AriaButton className="fbtn">
          <SelectValue className={value === undefined ? "v muted" : "v"} />
          {" "}
          <Label className="k">{field}</Label>
          <ChevronDown className="i" aria-hidden />
        </AriaButton>
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
      {value === undefined || always ? null : (
        <button type="button" aria-label={t("app-remove-filter", { field })} onClick={() => onChange(undefined)}>
          <X className="i" aria-hidden />
        </button>
      )}
    </span>
  );
}
