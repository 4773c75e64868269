import type { InkBox } from './ink-boxes.ts'
import type { InkLine } from './text-lines.ts'

/** What a line of ink looks like before it is read. */
export type Look = 'figure' | 'text' | 'either'

/**
 * Tells figures from text by the shapes of the ink. Digits are narrow, all of one height, on one line, and each is one piece;
 * points, commas and dashes are small. A Chinese letter is as wide as it is high, and mostly in pieces.
 */
export function lookOf(line: InkLine): Look {
  const letters = toLetters(line.boxes)
  const high = Math.max(...letters.map((letter) => letter.y1 - letter.y0))
  const tall = letters.filter((letter) => letter.y1 - letter.y0 > 0.6 * high)
  const small = letters.filter((letter) => letter.y1 - letter.y0 <= 0.6 * high)
  const isFlat = (letter: InkBox) => letter.x1 - letter.x0 > 1.5 * (letter.y1 - letter.y0)
  // Nothing but a dash.
  if (letters.length === 1 && letters.every(isFlat)) return 'either'
  const bottom = median(tall.map((letter) => letter.y1))
  const top = median(tall.map((letter) => letter.y0))
  const level = tall.every(
    (letter) => Math.abs(letter.y1 - bottom) <= 0.12 * high && Math.abs(letter.y0 - top) <= 0.12 * high,
  )
  // A point or comma stands low, a dash in the middle; the strokes of 小 and the like stand elsewhere and are larger.
  const tidy = small.every((letter) => {
    const [wide, tallness] = [letter.x1 - letter.x0, letter.y1 - letter.y0]
    const isPoint = letter.y0 > top + 0.55 * high && wide <= 0.45 * high
    const isDash = wide >= 1.3 * tallness && wide <= high && tallness <= 0.3 * high
    return isPoint || isDash
  })
  const widest = Math.max(...tall.map((letter) => letter.x1 - letter.x0))
  const whole = tall.filter((letter) => letter.pieces === 1).length
  if (level && tidy && widest <= 0.82 * high && whole >= 0.8 * tall.length) return 'figure'
  // Digits that touch are wide, a percent sign is in pieces, a blot breaks a digit: reading them as text decides.
  return level && whole >= 0.4 * tall.length ? 'either' : 'text'
}

export interface Letter extends InkBox {
  readonly pieces: number
}

/** Pieces above one another are one letter. */
export function toLetters(boxes: readonly InkBox[]): Letter[] {
  const letters: Letter[] = []
  for (const box of boxes) {
    const last = letters.at(-1)
    const overlap = last === undefined ? -1 : last.x1 - box.x0
    if (last === undefined || overlap <= 0.3 * (box.x1 - box.x0)) {
      letters.push({ ...box, pieces: 1 })
      continue
    }
    letters[letters.length - 1] = {
      x0: last.x0,
      x1: Math.max(last.x1, box.x1),
      y0: Math.min(last.y0, box.y0),
      y1: Math.max(last.y1, box.y1),
      area: last.area + box.area,
      pieces: last.pieces + 1,
    }
  }
  return letters
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? 0
}
