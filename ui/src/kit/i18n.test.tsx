// Fluent in the window: plurals, fallback, direction, and text that stays text.
import { render, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { dayVar, Localized, useCodeWord, useT } from "./i18n.tsx";
import type { Language } from "../lib/locale.ts";

const plain = (text: string | null) => (text ?? "").replace(/[\u2066-\u2069\u200e\u200f]/g, "");

function Probe({ count }: { count: number }) {
  const t = useT();
  const word = useCodeWord();
  return (
    <p>
      {t("deal-count", { count })}|{word("deal-stage", "won")}|{word("deal-stage", "odd_one")}|{t("deal-stalled-since", { day: dayVar("2026-03-05") })}
    </p>
  );
}

function textIn(language: Language, count: number): string {
  const { container } = render(
    <Localized language={language}>
      <Probe count={count} />
    </Localized>,
  );
  return plain(container.textContent);
}

describe("messages", () => {
  it("speak the chosen language and keep codes they don't know", () => {
    expect(textIn("en", 2)).toBe("2 deals|Won|odd_one|since March 5, 2026");
    expect(textIn("de", 1)).toContain("|odd_one|seit 5. März 2026");
  });

  it("use the Arabic plural forms also above a hundred", () => {
    const form = (count: number) => textIn("ar", count).split("|")[0];
    expect(form(2)).toBe("صفقتان");
    expect(form(3)).toBe("3 صفقات");
    expect(form(103)).toBe("103 صفقات");
    expect(form(111)).toBe("111 صفقة");
  });
});

it("sets language and direction of the document", () => {
  textIn("ar", 1);
  expect(document.documentElement.dir).toBe("rtl");
  expect(document.documentElement.lang).toBe("ar");
  textIn("en", 1);
  expect(document.documentElement.dir).toBe("ltr");
});

it("shows HTML in a variable as text", () => {
  function Name() {
    return <p data-testid="name">{useT()("app-palette-empty", { query: "<img src=x>" })}</p>;
  }
  render(
    <Localized language="en">
      <Name />
    </Localized>,
  );
  expect(screen.getByTestId("name").querySelector("img")).toBeNull();
  expect(plain(screen.getByTestId("name").textContent)).toContain("<img src=x>");
});
