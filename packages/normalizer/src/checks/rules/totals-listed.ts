import type { Book } from '../book.ts'
import { finding, onlyFailures } from '../finding.ts'
import { tableName } from '../labels.ts'
import type { Finding } from '../relation.ts'
import { defineRule } from '../rule.ts'
import { notApplicable } from '../sums.ts'

/** The two summaries close with 总计 on both sides. */
const closing = {
  income_expenditure_summary: ['income:grand_total', 'expenditure:grand_total'],
  appropriation_summary: ['income:grand_total', 'expenditure:grand_total'],
} as const

/** Of these all have a line 合计, or, where the publisher leaves it out, none. */
const coded = ['income', 'expenditure', 'general_budget_expenditure']

/** Without its total a statement adds up all the same, for there is nothing to add up to: the line was left out, or lost. */
export default defineRule({
  id: 'totals-listed',
  title: { zh: '各表列有合计、总计行', en: 'The statements have their lines of totals' },
  basis: '部门决算公开表式：合计行、总计行',
  severity: 'info',
  find: (book) =>
    onlyFailures(
      [...closedSummaries(book), ...codedTotals(book)],
      { zh: '各表列有合计、总计行。', en: 'The statements have their lines of totals.' },
      notApplicable('没有可核对的表', 'there is no statement to look at', []),
    ),
})

function* closedSummaries(book: Book): Iterable<Finding | 'sound'> {
  for (const [table, totals] of Object.entries(closing)) {
    if (!isPrinted(book, table)) continue
    const missing = totals.every((item) => !has(book, table, item))
    yield missing ? without(table, { zh: '总计', en: 'grand total' }) : 'sound'
  }
}

function* codedTotals(book: Book): Iterable<Finding | 'sound'> {
  const printed = coded.filter((table) => isPrinted(book, table))
  const missing = printed.filter((table) => !has(book, table, 'total'))
  if (printed.length - missing.length < 2) return
  yield 'sound'
  for (const table of missing) yield without(table, { zh: '合计', en: 'total' })
}

/** With amounts of its own, apart from what the text says. */
function isPrinted(book: Book, table: string): boolean {
  return book.columns(table).some((column) => book.column(table, column).some((one) => !one.prose && one.value !== 0n))
}

function has(book: Book, table: string, item: string): boolean {
  return book.columns(table).some((column) => book.figure(`${table}|${item}|${column}`)?.prose === false)
}

function without(table: string, total: { readonly zh: string; readonly en: string }): Finding {
  const name = tableName(table)
  const message = {
    zh: `${name.zh}没有${total.zh}行，可能漏了一行。`,
    en: `The statement of ${name.en} has no line of the ${total.en}; it may be missing.`,
  }
  return finding(false, message, { soft: true })
}
