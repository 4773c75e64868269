import type { Box } from '../document.ts'
import type { Rule } from '../page.ts'
import type { Turn } from './drawing.ts'

/** A page whose text runs in direction `turn` is turned back, so that it runs to the right. `width`, `height`: before. */

export function turnedSize(width: number, height: number, turn: Turn): [width: number, height: number] {
  return turn === 1 || turn === 3 ? [height, width] : [width, height]
}

export function turnBox([x0, y0, x1, y1]: Box, width: number, height: number, turn: Turn): Box {
  switch (turn) {
    case 0:
      return [x0, y0, x1, y1]
    case 1:
      return [y0, width - x1, y1, width - x0]
    case 2:
      return [width - x1, height - y1, width - x0, height - y0]
    case 3:
      return [height - y1, x0, height - y0, x1]
  }
}

export function turnRule(rule: Rule, width: number, height: number, turn: Turn): Rule {
  if (turn === 0) return rule
  const { direction, at, from, to } = rule
  const [x0, y0, x1, y1] = turnBox(
    direction === 'horizontal' ? [from, at, to, at] : [at, from, at, to],
    width,
    height,
    turn,
  )
  return x1 - x0 >= y1 - y0
    ? { ...rule, direction: 'horizontal', at: y0, from: x0, to: x1 }
    : { ...rule, direction: 'vertical', at: x0, from: y0, to: y1 }
}
