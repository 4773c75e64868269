import type { Evaluation } from '../result.ts'
import { clean } from '../text/clean.ts'
import { declaredUnits } from '../text/money-unit.ts'
import type { FormCell, FormGrid } from './form-grid.ts'
import { readFunds } from './funds.ts'
import { readIndicators } from './indicators.ts'
import { gradeOf, numberOf, textOf } from './values.ts'
import { bodyLabel, headGrade, headLabels, headScore, secondLevel, wholeTitle } from './words.ts'

export type FormContents = Omit<Evaluation, 'place'>

/**
 * Reads one form. Every value is found by its labels, never by a fixed position; what is not there is null. `above` are the lines
 * above the form, where its title, its money unit and sometimes its head stand.
 */
export function readForm(grid: FormGrid, above: readonly string[]): FormContents | undefined {
  const value = (label: RegExp) => headValue(grid, label) ?? lineValue(above, label)
  // Of 一级项目 and 二级项目 the form is of the latter, which is part of the former.
  const project = value(secondLevel) ?? value(headLabels.project)
  const whole = project === null ? wholeTitle.exec(clean(above.join('')))?.[0] : undefined
  if (project === null && whole === undefined) return undefined
  const { indicators, totalScore } = readIndicators(grid)
  const grade = gradeOf(headValue(grid, headGrade) ?? '')
  return {
    project: project ?? whole ?? '',
    ...(whole !== undefined && { whole: true as const }),
    authority: value(headLabels.authority),
    unit: value(headLabels.unit) ?? (whole === undefined ? null : value(bodyLabel)),
    funds: readFunds(grid, declaredUnits(above.join(''))[0]),
    totalScore: totalScore ?? scoreInHead(grid),
    ...(grade !== undefined && { grade }),
    indicators,
  }
}

/** `自评得分 | 95`, above the indicators or below them; not the head of a column. */
function scoreInHead(grid: FormGrid): string | null {
  const beside = ({ row, column, columnSpan }: FormCell) => grid.at(row, column + columnSpan)
  for (const cell of grid.cells) {
    if (!headScore.test(cell.label)) continue
    const value = numberOf(beside(cell)?.text ?? '')
    if (value !== null) return value
  }
  return null
}

/** `项目名称：…` in a line above the table; several labels may share the line. */
function lineValue(lines: readonly string[], label: RegExp): string | null {
  for (const part of lines.flatMap((line) => line.split(nextLabel))) {
    const [before = '', ...behind] = part.split(/[:：]/u)
    if (behind.length > 0 && label.test(clean(before))) return textOf(behind.join('：'))
  }
  return null
}

/** Where the next label of a line begins. Some readers take the white space away that stood before it. */
const nextLabel =
  /(?=(?:项目)?(?:主管|业务主管|实施|预算|项目|执行|承担|使用|填报|资金使用)(?:部门|单位)(?:\((?:单位|公章)\))?[:：])|(?<!\s)\s{1,40}(?=[^\s:：]{2,12}[:：])/u

/** `项目名称 | …` in two cells, or `项目名称：…` in one. */
function headValue(grid: FormGrid, label: RegExp): string | null {
  for (const cell of grid.cells) {
    if (label.test(cell.label)) {
      const value = grid.at(cell.row, cell.column + cell.columnSpan)
      return value === undefined || value.row !== cell.row || isLabel(value.label) ? null : textOf(value.text)
    }
    if (/[:：]/u.test(cell.text)) {
      const value = lineValue([cell.text], label)
      if (value !== null) return value
    }
  }
  return null
}

function isLabel(text: string): boolean {
  return bodyLabel.test(text) || Object.values(headLabels).some((label) => label.test(text))
}
