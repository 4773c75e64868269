import type { Box } from '../document.ts'
import type { Glyph, PageContent, Rule } from '../page.ts'
import { findAlignedTables } from './align.ts'
import { fillCells } from './fill-cells.ts'
import { gridBox, type PageTable } from './grid.ts'
import { groupToGrid } from './group-to-grid.ts'
import { type RuleGroup, rulesToGroups } from './rules-to-groups.ts'
import { splitRows } from './split-rows.ts'

/** The tables of a page, top to bottom, and the text that stands outside them. */
export interface PageTables {
  readonly tables: readonly PageTable[]
  readonly rest: readonly Glyph[]
}

/**
 * Finds the tables of one page, the surest evidence first:
 *
 * 1. rules: first those that a person sees, then white ones;
 * 2. horizontal rules only: rows by rules, columns by alignment;
 * 3. alignment alone.
 */
export function findTables(page: PageContent): PageTables {
  const tables: PageTable[] = []
  let rest = page.glyphs
  const take = (table: PageTable, glyphs: ReadonlySet<Glyph>) => {
    tables.push(table)
    rest = rest.filter((glyph) => !glyphs.has(glyph))
  }
  const ruled = rulesToGroups(page.rules)
    .flatMap(seenFirst)
    .flatMap((group) => {
      const grid = groupToGrid(group)
      return grid === undefined ? [] : [{ grid, group }]
    })
  // Inner tables first: what stands in a table within a cell belongs to the inner one.
  ruled.sort((a, b) => area(gridBox(a.grid)) - area(gridBox(b.grid)))
  for (const { grid, group } of ruled) {
    const inside = glyphsInside(rest, gridBox(grid))
    if (inside.length === 0 || isDrawnLetters(gridBox(grid), inside)) continue
    if (grid.xs.length > 2) {
      const cells = fillCells(grid, inside)
      take(splitRows({ page: page.number, ...grid, cells, foundBy: 'rules' }), new Set(inside))
      continue
    }
    for (const found of findAlignedTables(page.number, inside, group.horizontal)) take(found.table, found.glyphs)
  }
  for (const found of findAlignedTables(page.number, rest)) take(found.table, found.glyphs)
  tables.sort((a, b) => (a.ys[0] ?? 0) - (b.ys[0] ?? 0) || (a.xs[0] ?? 0) - (b.xs[0] ?? 0))
  return { tables, rest }
}

/** Strokes of letters that are drawn as outlines make grids too, lower than the letters themselves. */
function isDrawnLetters([, top, , bottom]: Box, inside: readonly Glyph[]): boolean {
  return inside.every((glyph) => bottom - top < 0.9 * glyph.size)
}

/**
 * The rules of a table that a person sees tell its cells. White ones among them were drawn to hide a border, unless hardly
 * more than them draws the table: a coloured head over rows that only white rules part.
 */
function seenFirst(group: RuleGroup): RuleGroup[] {
  const rules = [...group.horizontal, ...group.vertical]
  const visible = rules.filter((rule) => rule.visible)
  if (visible.length === rules.length) return [group]
  const seen = rulesToGroups(visible)
  const drawsTable = seen.some((part) => {
    const grid = groupToGrid(part)
    return grid !== undefined && grid.xs.length > 2 && area(gridBox(grid)) > 0.8 * area(extent(rules))
  })
  return drawsTable ? seen : [group]
}

function extent(rules: readonly Rule[]): Box {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const rule of rules) {
    const isHorizontal = rule.direction === 'horizontal'
    x0 = Math.min(x0, isHorizontal ? rule.from : rule.at)
    x1 = Math.max(x1, isHorizontal ? rule.to : rule.at)
    y0 = Math.min(y0, isHorizontal ? rule.at : rule.from)
    y1 = Math.max(y1, isHorizontal ? rule.at : rule.to)
  }
  return [x0, y0, x1, y1]
}

const area = ([x0, y0, x1, y1]: Box): number => (x1 - x0) * (y1 - y0)

function glyphsInside(glyphs: readonly Glyph[], [x0, y0, x1, y1]: Box): Glyph[] {
  return glyphs.filter((glyph) => {
    const [x, y] = [(glyph.x0 + glyph.x1) / 2, (glyph.y0 + glyph.y1) / 2]
    return x >= x0 && x <= x1 && y >= y0 && y <= y1
  })
}
