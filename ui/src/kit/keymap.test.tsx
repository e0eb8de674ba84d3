// Actions and the keys that run them.
import { describe, expect, it, vi } from "vitest";
import { Keymap, type Action } from "./keymap.tsx";

const action = (keys: string[], run: () => void): Action => ({ id: keys.join(), label: "", group: "", keys, run });

function pressOn(keymap: Keymap, target: Element, init: KeyboardEventInit): KeyboardEvent {
  document.body.append(target);
  const event = new KeyboardEvent("keydown", { bubbles: true, cancelable: true, ...init });
  target.addEventListener("keydown", (heard) => keymap.press(heard as KeyboardEvent), { once: true });
  target.dispatchEvent(event);
  target.remove();
  return event;
}

const onPage = (keymap: Keymap, init: KeyboardEventInit) => pressOn(keymap, document.createElement("div"), init);

describe("a key", () => {
  it("runs the newest action that has it", () => {
    const keymap = new Keymap();
    const old = vi.fn();
    const recent = vi.fn();
    keymap.add([action(["j"], old)]);
    const remove = keymap.add([action(["j"], recent)]);
    onPage(keymap, { key: "j" });
    expect([old.mock.calls.length, recent.mock.calls.length]).toEqual([0, 1]);
    remove();
    onPage(keymap, { key: "j" });
    expect(old).toHaveBeenCalledOnce();
  });

  it("may be the second of a sequence, and means itself otherwise", () => {
    const keymap = new Keymap();
    const go = vi.fn();
    const alone = vi.fn();
    keymap.add([action(["g+d"], go), action(["d"], alone)]);
    onPage(keymap, { key: "g" });
    onPage(keymap, { key: "d" });
    onPage(keymap, { key: "d" });
    expect([go.mock.calls.length, alone.mock.calls.length]).toEqual([1, 1]);
  });

  it("stays silent in fields, but Ctrl chords work there", () => {
    const keymap = new Keymap();
    const letter = vi.fn();
    const chord = vi.fn();
    keymap.add([action(["j"], letter), action(["Ctrl k"], chord)]);
    pressOn(keymap, document.createElement("input"), { key: "j" });
    pressOn(keymap, document.createElement("input"), { key: "k", ctrlKey: true });
    expect([letter.mock.calls.length, chord.mock.calls.length]).toEqual([0, 1]);
  });

  it("belongs to the dialog that is open", () => {
    const keymap = new Keymap();
    const run = vi.fn();
    keymap.add([action(["j"], run)]);
    const dialog = document.createElement("div");
    dialog.setAttribute("role", "dialog");
    pressOn(keymap, dialog, { key: "j" });
    expect(run).not.toHaveBeenCalled();
  });

  it("leaves Enter to the button that has the focus", () => {
    const keymap = new Keymap();
    const run = vi.fn();
    keymap.add([action(["Enter"], run)]);
    pressOn(keymap, document.createElement("button"), { key: "Enter" });
    expect(run).not.toHaveBeenCalled();
    expect(onPage(keymap, { key: "Enter" }).defaultPrevented).toBe(true);
  });
});
