// Properties of a record: a name and its value a line.
import { Fragment, type ReactNode } from "react";

export interface FactItem {
  label: ReactNode;
  value: ReactNode;
}

export function Facts({ items }: { items: readonly FactItem[] }) {
  return (
    <dl className="props">
      {items.map((item, at) => (
        // Facts are written down in a fixed order.
        // oxlint-disable-next-line react/no-array-index-key
        <Fragment key={at}>
          <dt>{item.label}</dt>
          <dd>{item.value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
