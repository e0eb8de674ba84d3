// Where the cursor of each list stood, so that the way back leads to the same row at the same height.

export interface Place {
  at: number;
  scrollTop: number;
  /** Column of a board. */
  lane?: number;
}

/** The oldest place is forgotten first. */
const KEPT = 40;
const places = new Map<string, Place>();

export function remember(list: string, place: Place): void {
  places.delete(list);
  places.set(list, place);
  const oldest = places.keys().next();
  if (places.size > KEPT && !oldest.done) places.delete(oldest.value);
}

export function recall(list: string): Place | undefined {
  return places.get(list);
}
