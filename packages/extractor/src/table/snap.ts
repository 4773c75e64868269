/**
 * Draws positions that belong together onto one: borders of neighbouring cells drawn separately, the two strokes of a double
 * line. `tolerance` is the largest spread of one group in points. Positions weigh as much as `weight` says.
 */
export function snap(values: readonly { readonly at: number; readonly weight: number }[], tolerance: number): number[] {
  const sorted = [...values].sort((a, b) => a.at - b.at)
  const groups: { first: number; sum: number; weight: number }[] = []
  for (const { at, weight } of sorted) {
    const group = groups.at(-1)
    if (group !== undefined && at - group.first <= tolerance) {
      group.sum += at * weight
      group.weight += weight
    } else {
      groups.push({ first: at, sum: at * weight, weight })
    }
  }
  return groups.map((group) => group.sum / group.weight)
}

/** The index of the value nearest to `at` in an ascending list that is not empty. */
export function nearest(values: readonly number[], at: number): number {
  let [low, high] = [0, values.length - 1]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((values[middle] ?? 0) < at) low = middle
    else high = middle
  }
  return Math.abs((values[low] ?? 0) - at) <= Math.abs((values[high] ?? 0) - at) ? low : high
}
