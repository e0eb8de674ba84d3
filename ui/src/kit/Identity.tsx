// Tiles that stand for a company and faces that stand for a person, made from the name alone.
import type { CSSProperties } from "react";
import { faceHue, initials, tileHue } from "../lib/identity.ts";

export function Monogram({ name, large }: { name: string; large?: boolean }) {
  const style = { "--m": tileHue(name) } as CSSProperties;
  return (
    <span className={large ? "mono lg" : "mono"} style={style} aria-hidden="true">
      {initials(name)}
    </span>
  );
}

export function Avatar({ name, named = true }: { name: string; named?: boolean }) {
  const style = { "--m": faceHue(name) } as CSSProperties;
  return (
    <span className="ava" style={style} {...(named ? { title: name } : { "aria-hidden": true })}>
      {initials(name)}
    </span>
  );
}

/** A name of any script inside a line of any direction. */
export function Name({ children, className }: { children: string; className?: string }) {
  return (
    <span className={["trunc", className].filter(Boolean).join(" ")}>
      <bdi>{children}</bdi>
    </span>
  );
}
