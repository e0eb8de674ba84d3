// A file as base64, piece by piece: one message never holds all of it.

/** A multiple of three, so that the pieces are whole. */
export const PIECE_BYTES = 768 * 1024;

export async function* piecesOf(file: Blob): AsyncGenerator<string> {
  for (let at = 0; at < file.size; at += PIECE_BYTES) yield await base64(file.slice(at, at + PIECE_BYTES));
}

function base64(piece: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).split(",", 2)[1] ?? "");
    reader.onerror = () => reject(reader.error ?? new Error("the file can't be read"));
    reader.readAsDataURL(piece);
  });
}
