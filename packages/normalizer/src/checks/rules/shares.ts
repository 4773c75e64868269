import type { Book, Figure } from '../book.ts'
import { amountsIn, figureInText } from '../in-text.ts'
import { type Percentage, plus, type Relation } from '../relation.ts'
import { defineRule } from '../rule.ts'
import { notApplicable } from '../sums.ts'
import { judge } from '../verdict.ts'

/** `基本支出 704.29 万元，占 50.97%`, `占本年支出合计的 99.86%`. */
const share =
  /^[，,、]?\s?(?:约)?占(?:比|(?:本年|总)?(收入|支出)(?:合计|总额)?|(基本支出)|(?:政府)?(采购)支出总额)?的?(?:比例|比重)?(?:为)?\s?(\d{1,3}(?:[.．]\d{1,6})?)\s?[%％]/u

/** Where the whole is named, it is one of these. */
const named: Readonly<Record<string, readonly string[]>> = {
  收入: ['income_expenditure_summary|income:year_total|amount', 'income|total|total'],
  支出: ['income_expenditure_summary|expenditure:year_total|amount', 'expenditure|total|total'],
  基本支出: ['basic_expenditure|total|amount', 'general_budget_expenditure|total|basic', 'expenditure|total|basic'],
  采购: ['procurement|total|amount'],
}

/** p = part ÷ whole, where the whole is the one that is named, or else some total of the report or some amount said before. */
export default defineRule({
  id: 'shares',
  title: { zh: '所占百分比等于部分除以总数', en: 'A share in percent is the part divided by the whole' },
  basis: '部门决算公开参考样式：收入、支出、财政拨款支出结构情况',
  severity: 'warning',
  reads: 'text',
  *find(book): Iterable<Relation> {
    const totals = book.figures.filter(
      (figure) => figure.unit === 'CNY' && /(?:^|:|_)total$/u.test(figure.item) && figure.value > 0n,
    )
    let seen = false
    for (const { text, place } of book.input.paragraphs ?? []) {
      const amounts = text.includes('占') ? amountsIn(text, book) : []
      for (const [index, part] of amounts.entries()) {
        const [match, income, basic, procurement, raw] = share.exec(text.slice(part.end, part.end + 60)) ?? []
        const percent = match === undefined || raw === undefined ? undefined : figureInText(raw, '', book)
        // Of nothing the share is nothing, whatever the whole.
        if (!percent || part.figure.value === 0n) continue
        seen = true
        const before = amounts.slice(0, index).map((one) => one.figure)
        const name = income ?? basic ?? procurement
        const wholes =
          name === undefined ? [...before, ...totals] : (named[name] ?? []).flatMap((key) => book.figure(key) ?? [])
        const relation = likeliest(percent, part.figure, wholes, book)
        if (relation) yield { ...relation, ...(place && { place }) }
      }
    }
    if (!seen) yield notApplicable('没有所占百分比的说明', 'no share is stated', [])
  },
})

/** With the whole that fits, or else with the first one that was said. */
function likeliest(percent: Figure, part: Figure, wholes: readonly Figure[], book: Book): Percentage | undefined {
  const relations = wholes.map(
    (whole): Percentage => ({ kind: 'percentage', percent, part: plus(part), whole: plus(whole) }),
  )
  const holds = relations.find((relation) => ['exact', 'within_rounding'].includes(judge(relation, book.scale).verdict))
  return holds ?? relations[0]
}
