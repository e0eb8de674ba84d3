import { expect, test } from "vitest";
import { PIECE_BYTES, piecesOf } from "./pieces.ts";

test("a file that is put together from its pieces is the same file", async () => {
  const bytes = Uint8Array.from({ length: PIECE_BYTES + 5 }, (_, at) => at % 256);
  const pieces: string[] = [];
  for await (const piece of piecesOf(new Blob([bytes]))) pieces.push(piece);
  expect(pieces).toHaveLength(2);
  const back = pieces.map((piece) => atob(piece)).join("");
  expect(back.length).toBe(bytes.length);
  expect([0, 255, PIECE_BYTES - 1, PIECE_BYTES + 4].every((at) => back.charCodeAt(at) === bytes[at])).toBe(true);
});
