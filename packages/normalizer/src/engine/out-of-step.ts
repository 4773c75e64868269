import { printedIn } from './printed.ts'
import type { Column, Structure } from './structure.ts'

/**
 * Indices of the columns between a head without figures and figures without a head, in a table whose columns were found by
 * what stands below one another. Heads and figures are out of step there: which figure is under which head is not certain.
 *
 *     公务用车购置及运行费   公务用车购置费          公务用车运行费
 *                          9.06          0.00   9.06
 */
export function outOfStep(structure: Structure): ReadonlySet<number> {
  const doubtful = new Set<number>()
  if (structure.grid.table.foundBy !== 'alignment') return doubtful
  for (const { values } of structure.panels) {
    let last: { readonly at: number; readonly headed: boolean } | undefined
    values.forEach((column, at) => {
      const headed = column.path.length > 0
      if (headed === hasFigures(structure, column)) return
      if (last && last.headed !== headed) for (const each of values.slice(last.at, at + 1)) doubtful.add(each.index)
      last = { at, headed }
    })
  }
  return doubtful
}

function hasFigures({ grid, split }: Structure, column: Column): boolean {
  for (let row = split.body.from; row < split.body.to; row++) {
    const cell = split.columnNumbers.has(row) ? undefined : grid.at(row, column.index)
    if (cell && cell.column === column.index && printedIn(cell).kind === 'number') return true
  }
  return false
}
