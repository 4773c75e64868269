import type { Cell } from '@gongkai/extractor'
import { clean } from '../text/clean.ts'
import { correctLabel } from '../text/correct.ts'
import { lineLabel } from '../text/label.ts'
import { printedIn } from './printed.ts'
import type { PanelColumns, Structure } from './structure.ts'

/** What tells a line: its code, its names, or both. */
export interface RowKey {
  readonly code: string | undefined
  /** Labels without ordinals, from left to right. */
  readonly labels: readonly string[]
  /** Cells the key was read from. */
  readonly cells: readonly Cell[]
  /** An amount stands between code and label: the columns are not what they seem. */
  readonly holdsAmount?: boolean
}

/** Codes of the lines above, for codes printed in parts whose upper parts are not repeated. */
export interface CodeContext {
  code: string
}

const codeWithName = /^\(?(\d{3}(?:\d{2}){0,2})\)?[-_.、:]?(\D.*)$/u
/** `0`, `0.00`, `103.69`: no part of a code, none of which is zero; but `208.0` is 208, as a workbook shows a number. */
const amount = /^-?(?:0+|[\d,]+\.(?!0+$)\d+|0+\.0+|\d[\d,]*,\d{3}(?:\.\d+)?)$/u
/** `205.02.01`; but `205.00` is 205, as a workbook shows a number. */
const dottedCode = /^\d{3}(?:\.\d{2}){1,2}(?<!^\d{3}\.00)$/u
const wholeCode = /^\d{3}(?:\d{2}){0,2}$/u

/** The key of a line of a panel. A label that reaches over from the left (`公用经费合计` over several panels) belongs to it. */
export function rowKey(structure: Structure, panel: PanelColumns, row: number, context: CodeContext): RowKey {
  const lender = structure.lines
  const lent = lender?.of.panels[0]
  if (lender && lent) return rowKey(lender.of, lent, lender.rows.get(row) ?? row, context)
  const cells: Cell[] = []
  for (const column of panel.keys) {
    if (column.role === 'line') continue
    const cell = structure.grid.at(row, column.index)
    if (cell && cell.text.trim() !== '' && !cells.includes(cell) && !isAmount(cell, panel)) cells.push(cell)
  }
  return keyOf(cells.length > 0 ? cells : labelToTheLeft(structure, panel, row), panel, context)
}

/** A figure that reaches into the value columns, where two tables of different columns stand in one grid. */
function isAmount(cell: Cell, panel: PanelColumns): boolean {
  const first = panel.values[0]?.index ?? Number.POSITIVE_INFINITY
  return cell.column + cell.columnSpan > first && printedIn(cell).kind === 'number'
}

/** `| 公用经费合计 | | | | | 33.15 |`: the label stands in a panel further left, with nothing but empty cells between. */
function labelToTheLeft(structure: Structure, panel: PanelColumns, row: number): Cell[] {
  const first = panel.keys[0]?.index
  if (first === undefined) return []
  for (let column = first - 1; column >= 0; column--) {
    const cell = structure.grid.at(row, column)
    if (!cell || cell.text.trim() === '') continue
    return /\p{Script=Han}/u.test(cell.text) ? [cell] : []
  }
  return []
}

function keyOf(cells: readonly Cell[], panel: PanelColumns, context: CodeContext): RowKey {
  const labels: string[] = []
  let code = ''
  let broken = false
  let holdsAmount = false
  for (const cell of cells) {
    const text = clean(cell.text).replace(dottedCode, (code) => code.replaceAll('.', ''))
    if (amount.test(text)) {
      broken = true
      holdsAmount ||= cell !== cells[0]
      continue
    }
    const part = /^(\d{1,7})(?:\.0+)?$/u.exec(text)?.[1]
    if (part) {
      const joined = joinCode(code, part, levelOf(cell, panel), context.code)
      if (joined) code = joined
      else broken = true
      continue
    }
    const both = codeWithName.exec(text)
    if (both?.[1] && both[2] && code === '') {
      code = both[1]
      labels.push(asMeant(cell, lineLabel(both[2])))
    } else {
      const label = asMeant(cell, lineLabel(cell.text))
      if (label !== '') labels.push(label)
    }
  }
  const whole = !broken && wholeCode.test(code) ? code : undefined
  if (whole) context.code = whole
  return { code: whole, labels: withoutTorn(labels), cells, ...(holdsAmount ? { holdsAmount } : {}) }
}

/** `公用经费合 | 计`: a label that a wall cuts in two. The rest of a word is not a word of its own. */
function withoutTorn(labels: readonly string[]): string[] {
  const whole: string[] = []
  for (const label of labels) {
    const before = whole.at(-1)
    if (label === '计' && before && /[合总小共]$/u.test(before)) whole[whole.length - 1] = before + label
    else whole.push(label)
  }
  return whole
}

/** A recognised label (OCR) may have a wrong character or two. */
function asMeant(cell: Cell, label: string): string {
  return cell.confidence === undefined ? label : correctLabel(label)
}

/** 0 for 类, 1 for 款, 2 for 项, where three code columns stand side by side. */
function levelOf(cell: Cell, panel: PanelColumns): number {
  const levels = panel.keys.filter((column) => column.role === 'code')
  return levels.length < 2 ? 0 : levels.findIndex((column) => column.index === cell.column)
}

/**
 * Joins the parts of a code: `208` + `05` + `01`, or, where each column repeats what is above it, `208` + `20805` + `2080501`.
 * A part alone in a lower column continues the code of the lines above.
 */
function joinCode(code: string, part: string, level: number, above: string): string | undefined {
  if (part.length >= 3) return code === '' || part.startsWith(code) ? part : undefined
  const digits = part.padStart(2, '0')
  if (code !== '') return code + digits
  if (level === 1 && above.length >= 3) return above.slice(0, 3) + digits
  if (level === 2 && above.length >= 5) return above.slice(0, 5) + digits
  return undefined
}
