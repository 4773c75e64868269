import { formLabels, knownNames } from '../vocabulary/form-labels.ts'

const longestLabel = 40

/**
 * The label of the forms that a recognised (OCR) label means: one character of four or more, or two of eight or more, may be
 * wrong. Unchanged when it is known already, when nothing is near, or when two labels are equally near. Never used on digits,
 * nor on text that was not recognised.
 */
export function correctLabel(label: string): string {
  const allowed = label.length >= 8 ? 2 : label.length >= 4 ? 1 : 0
  if (allowed === 0 || label.length > longestLabel || knownNames.has(label)) return label
  let best = label
  let least = allowed + 1
  let equal = false
  for (const known of formLabels) {
    if (Math.abs(known.length - label.length) > allowed) continue
    const distance = editDistance(label, known, least)
    if (distance < least) {
      least = distance
      best = known
      equal = false
    } else if (distance === least) equal = true
  }
  return least <= allowed && !equal ? best : label
}

/** Levenshtein distance; anything above `limit` may come out as more than `limit`. */
function editDistance(a: string, b: string, limit: number): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    let least = row
    for (let column = 1; column <= b.length; column++) {
      const value = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1),
      )
      current.push(value)
      least = Math.min(least, value)
    }
    if (least > limit) return limit + 1
    previous = current
  }
  return previous[b.length] ?? limit + 1
}
