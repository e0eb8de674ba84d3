// A touch in one line. Today is Monday 23 November 2026.
import { describe, expect, it } from "vitest";
import { mention, parseQuickLine, type Named } from "./quickLine.ts";

const PEOPLE: Named[] = [
  { id: "1", name: "Anna Brandt" },
  { id: "2", name: "Tom Reed" },
  { id: "3", name: "أحمد منصور" },
];
const parse = (tag: string) => (line: string) => parseQuickLine(line, { tag, today: "2026-11-23" }, PEOPLE);
const en = parse("en-GB");
const de = parse("de");
const ar = parse("ar-u-nu-latn");

describe("a touch in one line", () => {
  it("says what it was, with whom, and what comes next by when", () => {
    expect(en("call with @Anna about prices -> send the offer fri")).toEqual({
      kind: "call",
      subject: "Anna Brandt about prices",
      named: PEOPLE[0],
      step: { text: "Send the offer", day: "2026-11-27", side: "us" },
    });
  });

  it.each([
    ["Met Anna Brandt, then send the contract in two weeks", "meeting", "1", "Send the contract", "2026-12-07"],
    ["email @tom: prices are too high. next: call him by 3 Dec", "email", "2", "Call him", "2026-12-03"],
    ["they like the demo → tomorrow send the list", null, null, "Send the list", "2026-11-24"],
    ["note: waits for budget", "note", null, null, null],
    ["Spoke about the next release", null, null, null, null],
  ])("%s", (line, kind, id, step, day) => {
    const parsed = en(line);
    expect([parsed.kind, parsed.named?.id ?? null, parsed.step?.text ?? null, parsed.step?.day ?? null]).toEqual([kind, id, step, day]);
  });

  it("is understood in German", () => {
    expect(de("Anruf bei Anna Brandt wegen Preisen, dann Angebot schicken bis Freitag")).toEqual({
      kind: "call",
      subject: "Anna Brandt wegen Preisen",
      named: PEOPLE[0],
      step: { text: "Angebot schicken", day: "2026-11-27", side: "us" },
    });
    expect(de("Treffen mit @Tom -> sie schicken den Vertrag in zwei Wochen").step).toEqual({ text: "Schicken den Vertrag", day: "2026-12-07", side: "them" });
    expect(de("Notiz: wartet. Nächster Schritt: übermorgen anrufen").step).toEqual({ text: "Anrufen", day: "2026-11-25", side: "us" });
  });

  it("is understood in Arabic", () => {
    expect(ar("مكالمة مع @أحمد عن الأسعار ← إرسال العرض غدًا")).toEqual({
      kind: "call",
      subject: "أحمد منصور عن الأسعار",
      named: PEOPLE[2],
      step: { text: "إرسال العرض", day: "2026-11-24", side: "us" },
    });
    expect(ar("اجتماع عن العقد ثم إرسال العقد بعد أسبوعين").step).toEqual({ text: "إرسال العقد", day: "2026-12-07", side: "us" });
    expect(ar("لقاء ← الشريك يرسل العقد يوم الجمعة").step).toEqual({ text: "يرسل العقد", day: "2026-11-27", side: "them" });
  });

  it("knows whose step is next", () => {
    expect(en("call -> they send the signed contract by friday").step).toEqual({ text: "Send the signed contract", day: "2026-11-27", side: "them" });
    expect(en("call -> partner will name a contact").step).toEqual({ text: "Name a contact", day: null, side: "them" });
    expect(en("call -> they").step).toEqual({ text: "They", day: null, side: "us" });
  });

  it("takes no name for a day, and no day for the whole step", () => {
    expect(en("call -> ask Tom").step).toEqual({ text: "Ask Tom", day: null, side: "us" });
    expect(en("call -> friday").step).toEqual({ text: "Friday", day: null, side: "us" });
    expect(en("call ->").step).toBeNull();
  });

  it("leaves a name that nobody has in the text", () => {
    expect(en("call @Nobody about it")).toMatchObject({ subject: "Nobody about it", named: null });
    expect(en("call @").named).toBeNull();
  });

  it("gives the words after @ to look a record up by", () => {
    expect(mention("call @Halden Cloud about the prices -> x")).toBe("Halden Cloud about");
    expect(mention("call @Halden, prices")).toBe("Halden");
    expect(mention("call @Halden -> send")).toBe("Halden");
    expect(mention("call")).toBeNull();
    expect(mention("call @ ")).toBeNull();
  });
});
