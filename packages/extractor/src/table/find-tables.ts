import type { Glyph, PageContent, Rule } from '../page.ts'
import { findAlignedTables } from './align.ts'
import { fillCells } from './fill-cells.ts'
import { type Grid, gridBox, type PageTable } from './grid.ts'
import { groupToGrid } from './group-to-grid.ts'
import { rulesToGroups } from './rules-to-groups.ts'
import { splitRows } from './split-rows.ts'

/** The tables of a page, top to bottom, and the text that stands outside them. */
export interface PageTables {
  readonly tables: readonly PageTable[]
  readonly rest: readonly Glyph[]
}

/**
 * Finds the tables of one page, the surest evidence first:
 *
 * 1. rules that a person sees;
 * 2. horizontal rules only: rows by rules, columns by alignment;
 * 3. rules that nobody sees (white borders), where nothing else was found;
 * 4. alignment alone.
 */
export function findTables(page: PageContent): PageTables {
  const tables: PageTable[] = []
  let rest = page.glyphs
  const take = (table: PageTable, glyphs: ReadonlySet<Glyph>) => {
    tables.push(table)
    rest = rest.filter((glyph) => !glyphs.has(glyph))
  }
  const takeRuled = (rules: readonly Rule[]) => {
    const groups = rulesToGroups(rules)
    const grids = groups.flatMap((group) => {
      const grid = groupToGrid(group)
      return grid === undefined ? [] : [{ grid, group }]
    })
    // Inner tables first: what stands in a table within a cell belongs to the inner one.
    grids.sort((a, b) => area(a.grid) - area(b.grid))
    for (const { grid, group } of grids) {
      const inside = glyphsInside(rest, gridBox(grid))
      if (inside.length === 0) continue
      if (grid.xs.length > 2) {
        const cells = fillCells(grid, inside)
        take(splitRows({ page: page.number, ...grid, cells, foundBy: 'rules' }), new Set(inside))
        continue
      }
      for (const found of findAlignedTables(page.number, inside, group.horizontal)) take(found.table, found.glyphs)
    }
  }
  takeRuled(page.rules.filter((rule) => rule.visible))
  if (page.rules.some((rule) => !rule.visible)) takeRuled(unseenWhereNothingWasFound(page.rules, tables))
  for (const found of findAlignedTables(page.number, rest)) take(found.table, found.glyphs)
  tables.sort((a, b) => (a.ys[0] ?? 0) - (b.ys[0] ?? 0) || (a.xs[0] ?? 0) - (b.xs[0] ?? 0))
  return { tables, rest }
}

const area = (grid: Grid): number => {
  const [x0, y0, x1, y1] = gridBox(grid)
  return (x1 - x0) * (y1 - y0)
}

function glyphsInside(glyphs: readonly Glyph[], [x0, y0, x1, y1]: readonly [number, number, number, number]): Glyph[] {
  return glyphs.filter((glyph) => {
    const [x, y] = [(glyph.x0 + glyph.x1) / 2, (glyph.y0 + glyph.y1) / 2]
    return x >= x0 && x <= x1 && y >= y0 && y <= y1
  })
}

function unseenWhereNothingWasFound(rules: readonly Rule[], tables: readonly PageTable[]): Rule[] {
  const boxes = tables.map(gridBox)
  return rules.filter((rule) => {
    const middle = (rule.from + rule.to) / 2
    const [x, y] = rule.direction === 'horizontal' ? [middle, rule.at] : [rule.at, middle]
    return !boxes.some(([x0, y0, x1, y1]) => x >= x0 - 3 && x <= x1 + 3 && y >= y0 - 3 && y <= y1 + 3)
  })
}
