// What happened, newest first: a sign, a sentence, and who and when below it.
import { Fragment, type ReactNode } from "react";

export interface TimelineItem {
  id: string;
  icon: ReactNode;
  title: ReactNode;
  /** Who, when, how: shown in this order. */
  note: readonly string[];
}

/** Short facts in one line, each by its own direction. */
export function Parts({ of }: { of: readonly string[] }) {
  return (
    <span>
      {of.map((part, at) => (
        <Fragment key={part}>
          {at > 0 ? " · " : ""}
          <bdi>{part}</bdi>
        </Fragment>
      ))}
    </span>
  );
}

export function Timeline({ items }: { items: readonly TimelineItem[] }) {
  return (
    <ul className="tl">
      {items.map((item) => (
        <li key={item.id}>
          {item.icon}
          <span>
            <b>{item.title}</b>
            <br />
            <Parts of={item.note} />
          </span>
        </li>
      ))}
    </ul>
  );
}
