// Choosing rows: one by one, as a range that grows and shrinks, and over a list that changes.
import { act, renderHook } from "@testing-library/react";
import { expect, it } from "vitest";
import { useSelection } from "./useSelection.ts";

const select = (first: string[]) => renderHook(({ order }) => useSelection(order), { initialProps: { order: first } });

it("chooses a range from the row that was toggled last, and lets it shrink", () => {
  const { result } = select(["a", "b", "c", "d"]);
  act(() => result.current.toggle(1));
  act(() => result.current.extend(1, 2));
  act(() => result.current.extend(2, 3));
  expect(result.current.ids).toEqual(["b", "c", "d"]);
  act(() => result.current.extend(3, 0));
  expect(result.current.ids).toEqual(["a", "b"]);
});

it("begins a range at the cursor where nothing was toggled", () => {
  const { result } = select(["a", "b", "c"]);
  act(() => result.current.extend(1, 2));
  expect(result.current.ids).toEqual(["b", "c"]);
});

it("keeps what was chosen before a range", () => {
  const { result } = select(["a", "b", "c", "d"]);
  act(() => result.current.toggle(0));
  act(() => result.current.toggle(2));
  act(() => result.current.extend(2, 3));
  expect(result.current.ids).toEqual(["a", "c", "d"]);
  act(() => result.current.clear());
  expect(result.current.ids).toEqual([]);
});

it("counts no row that has left the list, and has it again when it comes back", () => {
  const { result, rerender } = select(["a", "b"]);
  act(() => result.current.all());
  rerender({ order: ["b", "c"] });
  expect(result.current.ids).toEqual(["b"]);
  expect(result.current.has("c")).toBe(false);
  rerender({ order: ["a", "b"] });
  expect(result.current.ids).toEqual(["a", "b"]);
});
