// The name of a figure that tells, on hover and on focus, what the figure means and of when it is.
import type { ReactElement, ReactNode } from "react";
import { Button as AriaButton } from "react-aria-components/Button";
import { Tooltip, TooltipTrigger } from "react-aria-components/Tooltip";
import { useFormat, useT } from "./i18n.tsx";
import { useNow } from "./useNow.ts";

/** Milliseconds of rest on the name before it explains itself. */
const DELAY_MS = 350;

interface ExplanationProps {
  /** What the figure means. */
  text: string;
  /** The whole figure, where only a short form of it is shown. */
  exact?: string;
  /** Microseconds UTC of the last answer of the hub; `null` before the first. */
  asOf: number | null;
  /** What can be pointed at and focused. */
  children: ReactElement;
}

/** For a name that leads somewhere and explains itself too. */
export function Explanation({ text, exact, asOf, children }: ExplanationProps) {
  const t = useT();
  const format = useFormat();
  const now = useNow();
  return (
    <TooltipTrigger delay={DELAY_MS} closeDelay={0}>
      {children}
      <Tooltip className="tip" placement="bottom start" offset={6}>
        {exact ? <b className="num">{exact}</b> : null}
        <span>{text}</span>
        {asOf === null ? null : <span className="muted num">{t("app-as-of", { time: format.moment(asOf, now) })}</span>}
      </Tooltip>
    </TooltipTrigger>
  );
}

export function Explained({ children, ...about }: Omit<ExplanationProps, "children"> & { children: ReactNode }) {
  return (
    <Explanation {...about}>
      <AriaButton className="explained">{children}</AriaButton>
    </Explanation>
  );
}
