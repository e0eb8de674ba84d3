// Tabs of a record page, with counts; arrows move between them in reading direction.
import type { ReactNode } from "react";
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from "react-aria-components/Tabs";

export interface TabItem<Id extends string> {
  id: Id;
  label: string;
  count?: string;
  body: ReactNode;
}

interface TabsProps<Id extends string> {
  label: string;
  selected: Id;
  items: readonly TabItem<Id>[];
  onSelect: (id: Id) => void;
}

export function Tabs<Id extends string>({ label, selected, items, onSelect }: TabsProps<Id>) {
  return (
    <AriaTabs
      className="tabbed"
      selectedKey={selected}
      onSelectionChange={(key) => {
        const item = items.find((one) => one.id === key);
        if (item) onSelect(item.id);
      }}
    >
      <TabList aria-label={label} className="tabs">
        {items.map((item) => (
          <Tab key={item.id} id={item.id} className="tab">
            {item.label}
            {item.count ? <span className="n">{item.count}</span> : null}
          </Tab>
        ))}
      </TabList>
      {items.map((item) => (
        <TabPanel key={item.id} id={item.id} className="tabpanel">
          {item.body}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
