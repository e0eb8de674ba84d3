// Letters in order, as people type commands: "gd" finds "Go to deals".

/** 0 if `letters` don't occur in order in any of `names`; higher for starts of words and unbroken runs. */
export function fuzzyScore(letters: string, names: readonly string[]): number {
  const wanted = fold(letters.trim());
  if (wanted === "") return 1;
  return Math.max(0, ...names.map((name) => score(wanted, fold(name))));
}

const fold = (text: string): string => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** The best of all places where the first letter stands: "dark" is not lost to the d of an earlier word. */
function score(wanted: string, name: string): number {
  const letters = wanted.replaceAll(" ", "");
  let best = 0;
  for (let at = name.indexOf(letters.charAt(0)); at >= 0; at = name.indexOf(letters.charAt(0), at + 1)) {
    best = Math.max(best, scoreFrom(letters, name, at));
  }
  return best;
}

const startsWord = (name: string, at: number): boolean => at === 0 || name[at - 1] === " ";

function scoreFrom(letters: string, name: string, first: number): number {
  let from = first;
  let points = 1;
  for (const letter of letters) {
    const at = name.indexOf(letter, from);
    if (at < 0) return 0;
    if (startsWord(name, at)) points += 3;
    else if (at === from) points += 2;
    else if (at - from > 6) return 0;
    from = at + 1;
  }
  return points;
}
