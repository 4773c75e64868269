import type { Box } from '../document.ts'
import type { GrayImage } from '../image.ts'
import type { Rule } from '../page.ts'
import { gridBox } from '../table/grid.ts'
import { groupToGrid } from '../table/group-to-grid.ts'
import { rulesToGroups } from '../table/rules-to-groups.ts'
import type { InkImage } from './binarise.ts'
import { evenLight } from './even-light.ts'
import { withFaintPoints, withPoints } from './find-points.ts'
import { findRules, type InkRule } from './find-rules.ts'
import { eraseRules, type InkBox, inkBoxes, withoutRules } from './ink-boxes.ts'
import { type Look, lookOf } from './tell-figures.ts'
import { cutLine, type InkLine, letterHeight, toInkLines } from './text-lines.ts'

/** A level page taken apart: its rules, and the lines of text in cells and outside them. Rules are in points, lines in pixels. */
export interface CutPage {
  /** White where rules were. */
  readonly gray: GrayImage
  readonly rules: readonly Rule[]
  readonly lines: readonly PageLine[]
  /** Height of most letters, in pixels. */
  readonly em: number
}

export interface PageLine {
  readonly line: InkLine
  readonly look: Look
}

/**
 * Fields of one line outside tables stand further apart than this, in letter heights. Beside a figure less is enough: a column of
 * a table without rules may stand close to it.
 */
const [fieldGap, figureGap] = [2, 0.8]

/** Inches. A rule that makes no grid is taken for one when it is longer than any stroke of a large title. */
const longAlone = 1.5

/** Takes a level page apart. */
export function cutPage(gray: GrayImage, ink: InkImage): CutPage {
  const inked = findRules(ink)
  const rules = inked.map((rule) => toRule(rule, ink.dpi))
  const inGrid = new Set<Rule>()
  const grids = rulesToGroups(rules).flatMap((group) => {
    const grid = groupToGrid(group)
    if (grid === undefined) return []
    for (const rule of [...group.horizontal, ...group.vertical]) inGrid.add(rule)
    return [grid]
  })
  const drawn = inked.filter((rule, i) => inGrid.has(rules[i] as Rule) || rule.to - rule.from > longAlone * ink.dpi)
  const { letters: boxes, specks } = inkBoxes(withoutRules(ink, drawn))
  const em = letterHeight(boxes, ink.dpi)
  const toPixels = ([x0, y0, x1, y1]: Box): Box => {
    const factor = ink.dpi / 72
    return [x0 * factor, y0 * factor, x1 * factor, y1 * factor]
  }
  const found: InkLine[] = []
  let rest = boxes
  // Inner grids first: what stands in a grid within a cell belongs to the inner one.
  grids.sort((a, b) => area(gridBox(a)) - area(gridBox(b)))
  for (const grid of grids) {
    if (grid.xs.length <= 2) continue
    const outer = toPixels(gridBox(grid))
    const inside = rest.filter((box) => isInside(box, outer))
    if (inside.length === 0) continue
    rest = rest.filter((box) => !isInside(box, outer))
    let left = inside
    for (const cell of grid.cells) {
      const box = toPixels(cell.box)
      const mine = left.filter((other) => isInside(other, box))
      if (mine.length === 0) continue
      left = left.filter((other) => !isInside(other, box))
      found.push(...toInkLines(mine, em))
    }
  }
  found.push(...toInkLines(rest, em).flatMap((band) => cutFields(band, em)))
  const pointed = withPoints(
    found.filter((line) => !isDust(line, em)),
    specks,
  )
  const even = clear(evenLight(gray), drawn, pointed.rest)
  const lines = pointed.lines.map((line) => {
    const look = lookOf(line)
    return { line: look === 'figure' ? withFaintPoints(even, line) : line, look }
  })
  return { gray: even, rules, lines, em }
}

/** The fields of a line outside ruled tables. Figures are read for themselves, whatever stands beside them. */
function cutFields(band: InkLine, em: number): InkLine[] {
  return cutLine(band, fieldGap * em).flatMap((field) => {
    const parts = cutLine(field, figureGap * em)
    return parts.length > 1 && parts.some((part) => lookOf(part) === 'figure') ? parts : [field]
  })
}

/** A mark of the size of a point that stands alone. */
const isDust = (line: InkLine, em: number): boolean => line.x1 - line.x0 < 0.25 * em && line.y1 - line.y0 < 0.25 * em

const area = ([x0, y0, x1, y1]: Box): number => (x1 - x0) * (y1 - y0)

const isInside = (box: InkBox, [x0, y0, x1, y1]: Box): boolean => {
  const [x, y] = [(box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2]
  return x >= x0 && x < x1 && y >= y0 && y < y1
}

function toRule(rule: InkRule, dpi: number): Rule {
  const factor = 72 / dpi
  return {
    direction: rule.direction,
    at: rule.at * factor,
    from: rule.from * factor,
    to: rule.to * factor,
    thickness: rule.thickness * factor,
    visible: true,
  }
}

/** The picture without rules and dust. */
function clear(gray: GrayImage, rules: readonly InkRule[], specks: readonly InkBox[]): GrayImage {
  const data = gray.data.slice()
  eraseRules(rules, gray, (at) => {
    data[at] = 255
  })
  for (const { x0, y0, x1, y1 } of specks) {
    for (let y = Math.max(0, y0 - 1); y < Math.min(gray.height, y1 + 1); y++) {
      data.fill(255, y * gray.width + Math.max(0, x0 - 1), y * gray.width + Math.min(gray.width, x1 + 1))
    }
  }
  return { ...gray, data }
}
