// Colours of states, clocks and classes, and the words for classes.
import type { CheckKind, CheckView, ClassView, ClockView } from "../../generated/ipc.ts";
import type { Tone } from "../../kit/Chip.tsx";
import type { Translate } from "../../kit/i18n.tsx";

/** Working minutes below which a clock is urgent. */
const SOON = 4 * 60;

export function toneOfClock(clock: ClockView): "" | "warn" | "bad" {
  if (clock.minutes < 0) return "bad";
  return clock.minutes < SOON ? "warn" : "";
}

export function toneOfStatus(status: string): Tone {
  switch (status) {
    case "approved":
    case "extended":
      return "ok";
    case "returned":
    case "superseded":
      return "warn";
    case "rejected":
      return "bad";
    case "submitted":
    case "under_review":
      return "info";
    default:
      return "line";
  }
}

export function toneOfClass(of: ClassView): Tone {
  return of === "exact" ? "bad" : of === "likely" ? "warn" : "plain";
}

export function className(t: Translate, of: ClassView): string {
  switch (of) {
    case "exact":
      return t("registration-class-exact");
    case "likely":
      return t("registration-class-likely");
    case "possible":
      return t("registration-class-possible");
  }
}

export function kindName(t: Translate, kind: CheckKind): string {
  switch (kind) {
    case "registration":
      return t("registration-name");
    case "account":
      return t("registration-kind-account");
    case "deal":
      return t("registration-kind-deal");
    case "person":
      return t("registration-kind-person");
  }
}

/** Where it can be looked at; customers and people have no page of their own. */
export function pathOf(check: CheckView): string | null {
  if (check.kind === "registration") return `/registrations/${check.id}`;
  return check.kind === "deal" ? `/deals/${check.id}` : null;
}
