/** The allowed word that was probably meant: at most two letters in five are wrong, missing or too many. */
export function nearestWord(written: string, allowed: readonly string[]): string | undefined {
  if (written.length > 64) return undefined
  const ranked = allowed
    .map((word) => ({ word, distance: distanceOf(written, word) }))
    .filter(({ word, distance }) => distance * 5 <= word.length * 2)
    .toSorted((a, b) => a.distance - b.distance)
  return ranked[0]?.word
}

/** Levenshtein distance, one row of the matrix at a time. */
function distanceOf(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
