// Letters in order, as people type commands: "gd" finds "Go to deals".

/** 0 if `letters` don't occur in order in any of `names`; higher for starts of words and unbroken runs. */
export function fuzzyScore(letters: string, names: readonly string[]): number {
  const wanted = fold(letters.trim());
  if (wanted === "") return 1;
  return Math.max(0, ...names.map((name) => score(wanted, fold(name))));
}

const fold = (text: string): string => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

function score(wanted: string, name: string): number {
  let from = 0;
  let points = 1;
  for (const letter of wanted.replaceAll(" ", "")) {
    const at = name.indexOf(letter, from);
    if (at < 0) return 0;
    const startsWord = at === 0 || name[at - 1] === " ";
    if (startsWord) points += 3;
    else if (at === from) points += 2;
    else if (at - from > 6) return 0;
    from = at + 1;
  }
  return points;
}
