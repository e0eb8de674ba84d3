// The key grammar on layouts and while typing.
import { describe, expect, it } from "vitest";
import { capsOf, chordOf, isTyping, keyName, firesWhileTyping } from "./keys.ts";

const press = (init: KeyboardEventInit) => new KeyboardEvent("keydown", init);

describe("a key means the same on every layout", () => {
  it("takes the printed letter where it is Latin", () => {
    expect(keyName(press({ key: "z", code: "KeyY" }))).toBe("z");
  });

  it("takes the place of the key on Arabic and Cyrillic layouts", () => {
    expect(keyName(press({ key: "ت", code: "KeyJ" }))).toBe("j");
    expect(keyName(press({ key: "л", code: "KeyK" }))).toBe("k");
  });

  it("knows the Arabic question mark", () => {
    expect(keyName(press({ key: "؟", code: "Slash" }))).toBe("?");
  });

  it("names modifiers first and Shift only where it isn't part of the sign", () => {
    expect(chordOf(press({ key: "k", code: "KeyK", ctrlKey: true }))).toBe("Ctrl k");
    expect(chordOf(press({ key: "T", code: "KeyT", shiftKey: true }))).toBe("Shift t");
    expect(chordOf(press({ key: "?", code: "Slash", shiftKey: true }))).toBe("?");
    expect(chordOf(press({ key: " ", code: "Space" }))).toBe("Space");
  });
});

describe("single letters stay silent while someone types", () => {
  it("in fields", () => {
    const input = document.createElement("input");
    document.body.append(input);
    let typing = false;
    input.addEventListener("keydown", (event) => {
      typing = isTyping(event);
    });
    input.dispatchEvent(press({ key: "j", bubbles: true }));
    expect(typing).toBe(true);
  });

  it("during composition", () => {
    expect(isTyping(press({ key: "Process" }))).toBe(true);
    expect(isTyping(press({ key: "j", isComposing: true }))).toBe(true);
  });

  it("but not on the page itself", () => {
    expect(isTyping(press({ key: "j" }))).toBe(false);
  });
});

it("prints chords as they stand on the keyboard", () => {
  expect(capsOf("Ctrl k")).toEqual(["Ctrl K"]);
  expect(capsOf("g+t")).toEqual(["G", "T"]);
  expect(capsOf("Shift t")).toEqual(["Shift T"]);
  expect(capsOf("Escape")).toEqual(["Esc"]);
});

it("leaves the undo of a field's letters to the field", () => {
  for (const chord of ["Ctrl z", "Ctrl Shift z", "Ctrl y"]) expect(firesWhileTyping(chord)).toBe(false);
  expect(firesWhileTyping("Ctrl k")).toBe(true);
});
