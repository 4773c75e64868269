import type { Book, Figure } from '../book.ts'
import { finding, onlyFailures } from '../finding.ts'
import { tableName } from '../labels.ts'
import type { Finding } from '../relation.ts'
import { defineRule } from '../rule.ts'
import { notApplicable } from '../sums.ts'

const functional = ['income', 'expenditure', 'general_budget_expenditure', 'government_fund', 'state_capital']
const economic = ['basic_expenditure']

/** So many lines tell how the statements list their levels, and one in so many may be otherwise. */
const enough = 8
const exceptions = 10

/**
 * Where the statements list a section for every item and items for every section, one that stands alone has lost its neighbour:
 *
 *     | 20805   | 行政事业单位养老支出 | 120.00 |
 *     | 2080505 | 基本养老保险缴费     | 120.00 |
 *     | 21011   | 行政事业单位医疗     |  80.00 |      no line of an item
 *
 * The sums hold all the same. Statements of one level, or without 款, are listed otherwise throughout, and nothing is said.
 */
export default defineRule({
  id: 'listed-levels',
  title: {
    zh: '各科目的类、款、项在表中逐级列示',
    en: 'The statements list classes, sections and items of all codes in the same way',
  },
  basis: '政府收支分类科目（类、款、项）；部门决算公开表式：按功能分类科目、经济分类科目逐级填列',
  severity: 'info',
  find: (book) =>
    onlyFailures(
      [...judge(book, functional, 7), ...judge(book, economic, 5)],
      { zh: '各科目逐级列示。', en: 'All codes are listed level by level.' },
      notApplicable('各表没有逐级列示科目', 'the statements do not list their codes level by level', []),
    ),
})

interface Line {
  readonly table: string
  readonly code: string
  readonly figure: Figure
}

/** Above and below are judged apart: a statement may list 类 and 项 alone. */
function judge(book: Book, tables: readonly string[], deepest: number): readonly (Finding | 'sound')[] {
  const lines = tables.flatMap((table) => linesOf(book, table))
  const printed = new Set(lines.map(({ table, code }) => `${table} ${code}`))
  const parents = new Set(lines.map(({ table, code }) => `${table} ${code.slice(0, -2)}`))
  const judged: (Finding | 'sound')[] = []
  for (const digits of [3, 5, 7]) {
    const ofLevel = lines.filter(({ code }) => code.length === digits)
    if (digits > 3) {
      // Of several lines below the same one, the first.
      const above = new Map(ofLevel.toReversed().map((line) => [`${line.table} ${line.code.slice(0, -2)}`, line]))
      const alone = [...above].flatMap(([key, line]) => (printed.has(key) ? [] : line))
      judged.push(...tell(above.size, alone, 'above'))
    }
    if (digits < deepest) {
      const alone = ofLevel.filter(({ table, code }) => !parents.has(`${table} ${code}`))
      judged.push(...tell(ofLevel.length, alone, 'below'))
    }
  }
  return judged
}

function linesOf(book: Book, table: string): readonly Line[] {
  const lines = new Map<string, Line>()
  for (const column of book.columns(table)) {
    for (const figure of book.column(table, column)) {
      const code = /^(?:function|economic):(\d{3}(?:\d{2}){0,2})$/u.exec(figure.item)?.[1]
      if (code === undefined || figure.prose || figure.value === 0n || lines.has(code)) continue
      lines.set(code, { table, code, figure })
    }
  }
  return [...lines.values()]
}

function tell(lines: number, alone: readonly Line[], where: 'above' | 'below'): readonly (Finding | 'sound')[] {
  if (lines < enough || alone.length * exceptions > lines) return []
  return alone.length === 0
    ? ['sound']
    : alone.map(({ table, code, figure }) => {
        const name = tableName(table)
        const message =
          where === 'above'
            ? {
                zh: `${name.zh}有科目 ${code}，没有其上级 ${code.slice(0, -2)}；其他科目都列有上级，可能漏了一行。`,
                en: `The statement of ${name.en} has ${code}, but no line ${code.slice(0, -2)} above it, as the others have; a line may be missing.`,
              }
            : {
                zh: `${name.zh}科目 ${code} 之下没有列出下级科目；其他科目都有，可能漏了一行。`,
                en: `The statement of ${name.en} has nothing below ${code}, as the others have; a line may be missing.`,
              }
        return finding(false, message, { soft: true, figures: [figure] })
      })
}
