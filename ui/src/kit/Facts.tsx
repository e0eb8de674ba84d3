// Properties of a record: a name and its value a line.
import { Fragment, type ReactNode } from "react";

export interface FactItem {
  label: string;
  value: ReactNode;
}

export function Facts({ items }: { items: readonly FactItem[] }) {
  return (
    <dl className="props">
      {items.map((item) => (
        <Fragment key={item.label}>
          <dt>{item.label}</dt>
          <dd>{item.value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
