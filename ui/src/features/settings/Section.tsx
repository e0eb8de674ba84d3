// A part of the settings under its own heading.
import type { ReactNode } from "react";

export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="box set">
      <h2>{title}</h2>
      {children}
    </section>
  );
}
