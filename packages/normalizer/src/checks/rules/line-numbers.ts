import { clean } from '../../text/clean.ts'
import { numberingOf } from '../numbering.ts'
import type { PrintedTable } from '../printed-blocks.ts'
import { defineWordingRule, type Slip } from '../wording-rule.ts'

type Cell = PrintedTable['cells'][number]

/** More gaps than this, all upwards, are lines that the publisher left out of the form with their numbers. */
const mostGaps = 2
/** A column tells how it is numbered by so many lines; some forms number the left side odd and the right side even. */
const enoughSteps = 8
/** Jumps that a message tells. */
const mostTold = 4

/**
 * 行次: the lines of a statement are numbered one after the other, and so are its labels:
 *
 *     | 项目              | 行次 | 金额 | 项目                   | 行次 | 金额 |
 *     | 一、一般公共预算… |  1   |      | 一、一般公共服务支出   |  32  |      |
 *     | 二、政府性基金…   |  2   |      | 二、外交支出           |  33  |      |
 */
export default defineWordingRule({
  id: 'line-numbers',
  title: { zh: '表中行次和项目序号连续', en: 'Lines of the statements are numbered one after the other' },
  basis: '部门决算公开表式：行次；项目栏的序号',
  severity: 'info',
  good: { zh: '行次和项目序号连续。', en: 'All lines are numbered one after the other.' },
  *find(printed) {
    for (const table of printed) {
      if (table.kind !== 'table' || table.statements.length === 0) continue
      const columns = Map.groupBy(table.cells, (cell) => cell.column)
      for (const cells of columns.values()) {
        yield* jumpsOf(cells)
        yield* repeatedOrdinals(cells)
      }
    }
  },
})

/** Numbers below 行次 that do not follow one another. A cell with anything else in it breaks the row of numbers. */
function* jumpsOf(cells: readonly Cell[]): Iterable<Slip> {
  const head = cells.findIndex((cell) => clean(cell.text) === '行次')
  if (head < 0) return
  const steps: { readonly from: number; readonly to: number; readonly cell: Cell }[] = []
  let last: number | undefined
  for (const cell of cells.slice(head + 1)) {
    const text = clean(cell.text)
    if (text === '' || text === '栏次' || text === '行次') continue
    const value = /^\s*\d{1,3}\s*$/u.test(cell.text) ? Number(text) : undefined
    if (last !== undefined && value !== undefined) steps.push({ from: last, to: value, cell })
    last = value
  }
  const jumps = steps.filter(({ from, to }) => to !== from + 1)
  const [first] = jumps
  if (!first || steps.length < enoughSteps || jumps.length * 2 > steps.length) return
  if (jumps.length > mostGaps && jumps.every(({ from, to }) => to > from)) return
  const told = jumps.slice(0, mostTold).map(({ from, to }) => `${from} → ${to}`)
  const more = jumps.length > mostTold ? '…' : ''
  yield {
    message: {
      zh: `行次不连续：${told.join('，')}${more}。`,
      en: `The line numbers do not run on: ${told.join(', ')}${more}.`,
    },
    place: first.cell.place,
  }
}

/** `二十一、国有资本经营预算支出`, and on the next line `二十一、灾害防治及应急管理支出`. */
function* repeatedOrdinals(cells: readonly Cell[]): Iterable<Slip> {
  let last: { readonly text: string; readonly number: string } | undefined
  for (const cell of cells) {
    const number = numberingOf(cell.text)
    const text = clean(cell.text)
    if (number?.kind !== 'han') {
      if (text !== '') last = undefined
      continue
    }
    if (last && last.number === number.text && last.text !== text) {
      yield {
        message: {
          zh: `序号“${number.text}”重复：“${last.text}”与“${text}”。`,
          en: `The number “${number.text}” is given twice: “${last.text}” and “${text}”.`,
        },
        place: cell.place,
      }
    }
    last = { text, number: number.text }
  }
}
