/** The one that scores most, if it scores at all and no other as much: two that are as near say nothing. */
export function nearest<T>(candidates: readonly T[], score: (candidate: T) => number): T | undefined {
  const ranked = candidates
    .map((candidate) => ({ candidate, score: score(candidate) }))
    .filter((one) => one.score > 0)
    .sort((a, b) => b.score - a.score)
  const [first, second] = ranked
  return first && first.score !== second?.score ? first.candidate : undefined
}

/** Length of the longest row of letters that both have in the same order, with others between. */
export function commonLetters(one: string, other: string): number {
  let previous = new Array<number>(other.length + 1).fill(0)
  for (const letter of one) {
    const current = [0]
    for (let at = 1; at <= other.length; at += 1) {
      const same = letter === other.charAt(at - 1)
      current.push(same ? (previous[at - 1] ?? 0) + 1 : Math.max(previous[at] ?? 0, current[at - 1] ?? 0))
    }
    previous = current
  }
  return previous[other.length] ?? 0
}

/** Dice's coefficient of the pairs of neighbouring letters, from 0 to 1: the order of the parts of a name matters little. */
export function likeness(a: string, b: string): number {
  const [one, other] = [pairs(a), pairs(b)]
  const common = [...one].filter((pair) => other.has(pair)).length
  return one.size + other.size === 0 ? 0 : (2 * common) / (one.size + other.size)
}

function pairs(text: string): Set<string> {
  const letters = [...text]
  return new Set(letters.slice(1).map((letter, index) => `${letters[index]}${letter}`))
}
