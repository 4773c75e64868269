import type { Evaluation } from '../result.ts'
import type { MoneyUnit } from '../text/money-unit.ts'
import type { FormGrid } from './form-grid.ts'
import { readFunds } from './funds.ts'
import { readIndicators } from './indicators.ts'
import { textOf } from './values.ts'
import { headLabels } from './words.ts'

export type FormContents = Omit<Evaluation, 'place'>

/** Reads one form. Every value is found by its labels, never by a fixed position; what is not there is null. `unitAbove`: declared above the form. */
export function readForm(grid: FormGrid, unitAbove?: MoneyUnit): FormContents | undefined {
  const project = headValue(grid, headLabels.project)
  if (project === null) return undefined
  return {
    project,
    authority: headValue(grid, headLabels.authority),
    unit: headValue(grid, headLabels.unit),
    funds: readFunds(grid, unitAbove),
    ...readIndicators(grid),
  }
}

/** `项目名称 | …` in two cells, or `项目名称：…` in one. */
function headValue(grid: FormGrid, label: RegExp): string | null {
  for (const cell of grid.cells) {
    if (label.test(cell.label)) {
      const value = grid.at(cell.row, cell.column + cell.columnSpan)
      return value === undefined || value.row !== cell.row || isLabel(value.label) ? null : textOf(value.text)
    }
    const [before = '', ...behind] = cell.text.split(/[:：]/u)
    if (behind.length > 0 && label.test(before.replace(/\s/gu, ''))) return textOf(behind.join('：'))
  }
  return null
}

function isLabel(text: string): boolean {
  return Object.values(headLabels).some((label) => label.test(text))
}
