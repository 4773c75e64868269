import { functionCodes } from '../../vocabulary/function-codes.ts'
import type { Figure } from '../book.ts'
import { finding } from '../finding.ts'
import { grouped } from '../message.ts'
import type { Relation } from '../relation.ts'
import { defineRule } from '../rule.ts'
import { notApplicable } from '../sums.ts'

/** `无机关运行经费`, `没有机关运行经费支出` */
const none = /(?:无|没有|未发生|不涉及|未安排)机关运行经费(?!的)/u

/** The items called 行政运行, from which administrative bodies run. */
const administration = new Set(
  functionCodes
    .trim()
    .split('\n')
    .map((line) => line.trim().split(' '))
    .flatMap(([code, name]) => (code && name === '行政运行' ? [`function:${code}`] : [])),
)

/**
 * A body that spends on 行政运行 from the general budget, and has public expenses (公用经费), has operating expense. Institutions
 * are paid from that item here and there, so that it need not be an error.
 */
export default defineRule({
  id: 'operating-expense-missing',
  title: {
    zh: '有行政运行支出和公用经费的单位有机关运行经费',
    en: 'A body with administrative running and public expenses has operating expense',
  },
  basis: '机关运行经费口径：行政单位和参照公务员法管理的事业单位使用一般公共预算财政拨款安排的基本支出中的公用经费',
  severity: 'info',
  reads: 'text',
  *find(book): Iterable<Relation> {
    const everyday = book.figure('basic_expenditure|public_total|amount')
    const running = book
      .column('general_budget_expenditure', 'basic')
      .find((figure) => administration.has(figure.item) && figure.value > 0n)
    const operating = book.figure('operating_expense|total|amount')
    const said = (book.input.paragraphs ?? []).find(({ text }) => none.test(text.replace(/\s/gu, '')))
    if (!everyday || everyday.value <= 0n || !running || !(operating || said)) {
      yield notApplicable(
        '没有行政运行支出、公用经费或机关运行经费的说明',
        'there is no administrative running, or no word of operating expense',
        [],
      )
      return
    }
    const holds = operating !== undefined && operating.value > 0n
    const shown = (figure: Figure) => `${grouped(figure.raw.replace(/,/gu, ''))} ${figure.rawUnit}`
    yield finding(
      holds,
      holds
        ? {
            zh: '行政运行、公用经费与机关运行经费同有。',
            en: 'Administrative running, public expenses and operating expense go together.',
          }
        : {
            zh: `本报告称无机关运行经费，但有行政运行基本支出 ${shown(running)}、公用经费 ${shown(everyday)}，请核对。`,
            en: `The report has no operating expense, but basic expenditure of ${shown(running)} on administrative running and public expenses of ${shown(everyday)}; have a look.`,
          },
      { soft: true, figures: [everyday, running], place: holds ? undefined : said?.place },
    )
  },
})
