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
